package se.lotsen.kit.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Says in a dead letter why it is one: the innermost reason, in one sentence, not a stack trace.
 */
public final class DeadLetterHeaders {
  private DeadLetterHeaders() {}

  static void reason(Headers headers, Exception thrown, boolean isKey, HeaderNames names) {
    var reason = NestedExceptionUtils.getMostSpecificCause(thrown);
    add(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, reason.getClass().getName());
    add(
        headers,
        KafkaHeaders.DLT_EXCEPTION_MESSAGE,
        thrown.getCause() instanceof RuntimeException direct && direct.getMessage() != null
            ? direct.getMessage()
            : String.valueOf(reason.getMessage()));
  }

  /** Says where the record lay, as Spring Kafka says it. */
  public static void addPlace(Headers headers, String topic, int partition) {
    add(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, topic);
    headers.add(
        new RecordHeader(
            KafkaHeaders.DLT_ORIGINAL_PARTITION,
            ByteBuffer.allocate(Integer.BYTES).putInt(partition).array()));
  }

  /** Adds one header as UTF-8 text. */
  public static void add(Headers headers, String name, String value) {
    headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
  }
}
