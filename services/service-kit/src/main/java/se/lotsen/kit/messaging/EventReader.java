package se.lotsen.kit.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventHeaders;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.UnreadableRecord;

/** Reads Lotsen's CloudEvents from Kafka records in binary mode. */
public final class EventReader {
  private static final String TYPE_HEADER = "ce_type";

  private EventReader() {}

  /** Whether the record says a type that this version does not know: to be skipped, on purpose. */
  public static boolean isOfUnknownType(Headers headers) {
    var type = headers.lastHeader(TYPE_HEADER);
    return type != null
        && type.value() != null
        && EventTypes.find(new String(type.value(), StandardCharsets.UTF_8)) == null;
  }

  /**
   * Reads one event.
   *
   * @throws UnreadableRecord when headers are missing or broken, or the data does not fit its type
   */
  public static <E extends Event> Received<E> read(
      Headers headers, byte @Nullable [] value, Class<E> family) {
    var common = value == null || value.length == 0 ? null : CommonHeaders.of(headers);
    var type = common == null ? null : EventTypes.find(common.type());
    if (common == null || type == null || !family.isAssignableFrom(type)) {
      return readOfAnyForm(headers, value, family);
    }
    var read = family.cast(EventJson.read(Objects.requireNonNull(value), type));
    checkSubject(read, common.subject());
    return new Received<>(
        read, common.id(), common.sequence(), common.recordedAt(), common.correlationId());
  }

  /** The same by the CloudEvents SDK, whatever the form. */
  static <E extends Event> Received<E> readOfAnyForm(
      Headers headers, byte @Nullable [] value, Class<E> family) {
    var event = cloudEvent(headers, value);
    var type = EventTypes.find(event.getType());
    if (type == null || !family.isAssignableFrom(type)) {
      throw new UnreadableRecord(
          "%s is no %s".formatted(event.getType(), family.getSimpleName()), null);
    }
    var data = event.getData();
    if (data == null) {
      throw new UnreadableRecord("%s has no data".formatted(event.getType()), null);
    }
    var read = family.cast(EventJson.read(data.toBytes(), type));
    checkSubject(read, event.getSubject());
    return new Received<>(
        read, event.getId(), sequence(event), recordedAt(event), correlationId(event));
  }

  private static void checkSubject(Event read, @Nullable String subject) {
    if (!read.subject().equals(subject)) {
      throw new UnreadableRecord(
          "The subject %s is not the %s in the data".formatted(subject, read.subject()), null);
    }
  }

  private static CloudEvent cloudEvent(Headers headers, byte @Nullable [] value) {
    try {
      return KafkaMessageFactory.createReader(headers, value).toEvent();
    } catch (RuntimeException e) {
      // Also NullPointerException: the SDK does not expect a header without a value.
      throw new UnreadableRecord("Not a CloudEvent: " + e.getMessage(), e);
    }
  }

  private static long sequence(CloudEvent event) {
    try {
      long sequence = Long.parseLong(required(event, EventHeaders.SEQUENCE));
      if (sequence < 1) {
        throw new UnreadableRecord("The sequence is " + sequence + ", but begins at 1", null);
      }
      return sequence;
    } catch (NumberFormatException e) {
      throw new UnreadableRecord("The sequence is no number", e);
    }
  }

  private static Instant recordedAt(CloudEvent event) {
    var value = required(event, EventHeaders.RECORDED_TIME);
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableRecord("recordedtime '" + value + "' is no RFC 3339 time", e);
    }
  }

  private static String correlationId(CloudEvent event) {
    var correlation = event.getExtension(EventHeaders.CORRELATION_ID);
    return correlation == null ? event.getId() : correlation.toString();
  }

  private static String required(CloudEvent event, String extension) {
    var value = event.getExtension(extension);
    if (value == null) {
      throw new UnreadableRecord("The header ce_" + extension + " is missing", null);
    }
    return value.toString();
  }
}
