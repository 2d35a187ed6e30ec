package se.lotsen.projection.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.support.KafkaHeaders;
import se.lotsen.kit.messaging.DeadLetterHeaders;

/**
 * Makes dead letters of records that could not be counted: the record as it was with the reason and
 * its place. What would be too large for Kafka goes without its value, at worst without its key and
 * headers; the place says where they are.
 */
final class StreamDeadLetters {
  /** Kafka takes 1 MiB, with what it adds itself. */
  static final int MAX_BYTES = 1_000_000;

  private static final int MAX_OF_REASON = 2_000;

  private StreamDeadLetters() {}

  static Record<String, Object> of(
      Record<String, byte[]> record, RecordMetadata place, RuntimeException why, long now) {
    var reason = reason(why);
    long whole = size(record.key()) + size(record.headers()) + size(record.value());
    if (whole <= MAX_BYTES) {
      return letter(record.key(), record.value(), record.headers(), place, why, reason, now);
    }
    reason =
        "%s (%d bytes are too many: see %s)".formatted(reason, whole, BrokenPlaces.place(place));
    return size(record.key()) + size(record.headers()) <= MAX_BYTES
        ? letter(record.key(), null, record.headers(), place, why, reason, now)
        : letter(null, null, new RecordHeaders(), place, why, reason, now);
  }

  @SuppressWarnings("NullAway") // records carry null keys and values without saying so
  private static Record<String, Object> letter(
      @Nullable String key,
      byte @Nullable [] value,
      Headers original,
      RecordMetadata place,
      RuntimeException why,
      String reason,
      long now) {
    var headers = new RecordHeaders(original);
    DeadLetterHeaders.addPlace(headers, place.topic(), place.partition());
    headers.add(
        KafkaHeaders.DLT_ORIGINAL_OFFSET,
        ByteBuffer.allocate(Long.BYTES).putLong(place.offset()).array());
    DeadLetterHeaders.add(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, why.getClass().getName());
    DeadLetterHeaders.add(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, reason);
    return new Record<>(key, value, now, headers);
  }

  private static String reason(RuntimeException why) {
    var reason =
        why.getMessage() == null
            ? NestedExceptionUtils.getMostSpecificCause(why).toString()
            : why.getMessage();
    return reason.length() <= MAX_OF_REASON ? reason : reason.substring(0, MAX_OF_REASON) + "…";
  }

  private static long size(Headers headers) {
    long size = 0;
    for (var header : headers) {
      size += size(header.key()) + size(header.value());
    }
    return size;
  }

  private static long size(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static long size(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
