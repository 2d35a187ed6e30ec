package se.lotsen.referrals.referral;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.ClientId;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientStartedCompany;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.ReferralsConfiguration;
import se.lotsen.referrals.referral.ReferralCommand.RecordCompany;
import se.lotsen.work.ClientMergeListener;
import se.lotsen.work.ReferenceData;

/**
 * The registry says which client the company is that a partner reported: the referral records it,
 * and with that it counts. Doing it twice does it once.
 */
@Component
class WhenCompanyIsKnownRecordIt {
  private final Referrals referrals;
  private final ReferenceData known;

  WhenCompanyIsKnownRecordIt(Referrals referrals, ReferenceData known) {
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
      record(started, received);
      follow(started.client(), received);
    }
  }

  /** The registry's answer says all that decides, so that no copy has to be up to date. */
  private void record(ClientStartedCompany started, Received<ClientEvent> received) {
    var command =
        new RecordCompany(
            started.client(), started.on(), started.statement(), started.registeredStart());
    var context =
        CommandContext.ofPolicy(
            "WhenCompanyIsKnownRecordIt", received.id(), received.correlationId());
    if (referrals.change(started.referral().value(), command, context)
        instanceof Outcome.Refused refused) {
      throw new RefusedException(refused.why());
    }
  }

  /**
   * Where another client goes on for the company by now; a later merge is followed when it comes.
   */
  private void follow(ClientId company, Received<ClientEvent> received) {
    if (!known.survivorOf(company).equals(company)) {
      referrals.follow(
          List.of(company),
          CommandContext.ofPolicy(
              ClientMergeListener.POLICY, received.id(), received.correlationId()));
    }
  }
}
