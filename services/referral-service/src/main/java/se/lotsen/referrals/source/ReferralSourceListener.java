package se.lotsen.referrals.source;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.messaging.EventBatches;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactRef;
import se.lotsen.model.event.ContactEvent.ContactRetracted;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.ReferralsConfiguration;

/** Keeps the copies of contacts and cases. */
@Component
class ReferralSourceListener {
  private final ReplicaStore<ReferralSource> works;
  private final EventBatches batches;

  ReferralSourceListener(ReplicaStore<ReferralSource> referralWorks, EventBatches batches) {
    this.works = referralWorks;
    this.batches = batches;
  }

  @KafkaListener(
      id = "referrals.source-contacts",
      groupId = ReferralsConfiguration.GROUP,
      topics = Topics.CONTACTS_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onContacts(List<ConsumerRecord<String, byte[]>> records) {
    works.applyAll(
        batches.read(ReferralsConfiguration.GROUP, records, ContactEvent.class),
        (known, event) ->
            event instanceof ContactRetracted || (known != null && !known.there())
                ? of(event.about()).gone()
                : of(event.about()));
  }

  @KafkaListener(
      id = "referrals.source-cases",
      groupId = ReferralsConfiguration.GROUP,
      topics = Topics.CASES_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onCases(List<ConsumerRecord<String, byte[]>> records) {
    works.applyAll(
        batches.read(ReferralsConfiguration.GROUP, records, CaseEvent.class),
        (known, event) -> of(event.about()));
  }

  private static ReferralSource of(ContactRef about) {
    return new ReferralSource(
        ReferralSource.Kind.CONTACT,
        about.project(),
        about.client(),
        about.municipality(),
        about.area(),
        true);
  }

  private static ReferralSource of(CaseRef about) {
    return new ReferralSource(
        ReferralSource.Kind.CASE,
        about.project(),
        about.client(),
        about.municipality(),
        about.area(),
        true);
  }
}
