package se.lotsen.projection.history;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import se.lotsen.kit.Days;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventHeaders;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.Topics;

/** An event with its place in its aggregate. */
public record PublishedEvent(Event event, long sequence, Instant recordedAt) {
  public String id() {
    return event.subject() + "/" + sequence;
  }

  public String topic() {
    return switch (event) {
      case ContactEvent contact -> Topics.CONTACTS_NAME;
      case ProjectEvent project -> Topics.PROJECTS_NAME;
      case ReferralEvent referral -> Topics.REFERRALS_NAME;
      case ActivityEvent activity -> Topics.ACTIVITIES_NAME;
      default -> Topics.CASES_NAME;
    };
  }

  /** The record the relay of the publishing service sends. */
  public ProducerRecord<String, byte[]> record() {
    var cloudEvent =
        CloudEventBuilder.v1()
            .withId(id())
            .withSource(URI.create("urn:lotsen:test"))
            .withType(EventTypes.nameOf(event.getClass()))
            .withSubject(event.subject())
            .withTime(event.on().atStartOfDay(Days.ZONE).toOffsetDateTime())
            .withExtension(
                EventHeaders.RECORDED_TIME, OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
            .withExtension(EventHeaders.SEQUENCE, Long.toString(sequence))
            .withExtension(EventHeaders.CORRELATION_ID, "correlation-" + id())
            .withExtension(EventHeaders.CAUSATION_ID, "causation-" + id())
            .withExtension(EventHeaders.PARTITION_KEY, event.key())
            .withData("application/json", EventJson.write(event))
            .build();
    return KafkaMessageFactory.<String>createWriter(topic(), event.key()).writeBinary(cloudEvent);
  }
}
