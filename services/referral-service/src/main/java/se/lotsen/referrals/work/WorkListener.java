package se.lotsen.referrals.work;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.messaging.Copies;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactRef;
import se.lotsen.model.event.ContactEvent.ContactRetracted;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.ReferralsConfiguration;

/** Keeps the copies of contacts and cases. */
@Component
class WorkListener {
  private final Copies<KnownWork> works;

  WorkListener(Copies<KnownWork> referralWorks) {
    this.works = referralWorks;
  }

  @KafkaListener(
      id = "referrals.known-contacts",
      groupId = ReferralsConfiguration.GROUP,
      topics = Topics.CONTACTS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void onContact(Received<ContactEvent> received) {
    works.apply(
        received,
        known ->
            received.event() instanceof ContactRetracted || (known != null && !known.there())
                ? of(received.event().about()).gone()
                : of(received.event().about()));
  }

  @KafkaListener(
      id = "referrals.known-cases",
      groupId = ReferralsConfiguration.GROUP,
      topics = Topics.CASES_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void onCase(Received<CaseEvent> received) {
    works.apply(received, known -> of(received.event().about()));
  }

  private static KnownWork of(ContactRef about) {
    return new KnownWork(
        KnownWork.Kind.CONTACT,
        about.project(),
        about.client(),
        about.municipality(),
        about.area(),
        true);
  }

  private static KnownWork of(CaseRef about) {
    return new KnownWork(
        KnownWork.Kind.CASE,
        about.project(),
        about.client(),
        about.municipality(),
        about.area(),
        true);
  }
}
