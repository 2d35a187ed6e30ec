package se.lotsen.kit.relay;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import se.lotsen.kit.Days;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.model.event.EventHeaders;

/** Journal entries as CloudEvents 1.0 in Kafka's binary mode: attributes in headers, JSON data. */
final class CloudEventRecords {

  private CloudEventRecords() {}

  static ProducerRecord<String, byte[]> of(
      String topic, String source, String aggregateId, JournalEntry entry) {
    var event =
        CloudEventBuilder.v1()
            .withId(JournalEntry.eventId(aggregateId, entry.sequence()))
            .withSource(URI.create(source))
            .withType(entry.type())
            .withSubject(aggregateId)
            .withTime(entry.on().atStartOfDay(Days.ZONE).toOffsetDateTime())
            .withExtension(
                EventHeaders.RECORDED_TIME,
                OffsetDateTime.ofInstant(entry.recordedAt(), ZoneOffset.UTC))
            .withExtension(EventHeaders.SEQUENCE, Long.toString(entry.sequence()))
            .withExtension(EventHeaders.CORRELATION_ID, entry.correlationId())
            .withExtension(EventHeaders.CAUSATION_ID, entry.causationId())
            .withExtension(EventHeaders.PARTITION_KEY, entry.partitionKey())
            .withData("application/json", entry.data().getBytes(StandardCharsets.UTF_8))
            .build();
    return KafkaMessageFactory.<String>createWriter(topic, entry.partitionKey()).writeBinary(event);
  }
}
