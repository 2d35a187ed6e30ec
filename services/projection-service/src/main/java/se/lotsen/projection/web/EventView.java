package se.lotsen.projection.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.lotsen.kit.messaging.EventReader;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventTypes;

/** An event as it was published. */
record EventView(
    String id,
    String type,
    String topic,
    String recordedAt,
    String correlationId,
    @JsonRawValue String data) {
  static EventView of(ConsumerRecord<String, byte[]> record) {
    var received = EventReader.read(record.headers(), record.value(), Event.class);
    return new EventView(
        received.id(),
        EventTypes.nameOf(received.event().getClass()),
        record.topic(),
        received.recordedAt().toString(),
        received.correlationId(),
        new String(record.value(), StandardCharsets.UTF_8));
  }
}
