package se.lotsen.referrals.messaging;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.known.Known;
import se.lotsen.known.KnownClient;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientStartedCompany;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.ReferralsConfiguration;
import se.lotsen.referrals.referral.ReferralCommand.RecordCompany;
import se.lotsen.referrals.referral.Referrals;

/**
 * The registry says which client the company is that a partner reported: the referral records it,
 * and with that it counts. Doing it twice does it once.
 */
@Component
class WhenCompanyIsKnownRecordIt {
  private final Referrals referrals;
  private final Known known;

  WhenCompanyIsKnownRecordIt(Referrals referrals, Known known) {
    this.referrals = referrals;
    this.known = known;
  }

  @KafkaListener(
      id = "referrals.clients",
      groupId = ReferralsConfiguration.GROUP,
      topics = Topics.CLIENTS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void on(Received<ClientEvent> received) {
    if (received.event() instanceof ClientStartedCompany started) {
      record(
          started,
          Origin.ofPolicy("WhenCompanyIsKnownRecordIt", received.id(), received.correlationId()));
    }
  }

  private void record(ClientStartedCompany started, Origin origin) {
    var command =
        new RecordCompany(
            started.client(),
            known.goingOnFor(started.client()),
            started.on(),
            known.client(started.client()).map(KnownClient::startedOn).orElse(null));
    if (referrals.change(started.referral().value(), command, origin)
        instanceof Outcome.Refused refused) {
      throw new IllegalStateException(
          "Referral %s took no note of its company: %s"
              .formatted(started.referral(), refused.why().message().en()));
    }
  }
}
