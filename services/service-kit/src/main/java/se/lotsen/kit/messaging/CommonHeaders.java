package se.lotsen.kit.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an event in the form in which Lotsen's own relay writes them, read in one pass.
 * Whatever is not of exactly that form is left to the CloudEvents SDK, which knows the others and
 * says what is wrong.
 */
record CommonHeaders(
    String type,
    String id,
    String subject,
    long sequence,
    Instant recordedAt,
    String correlationId) {
  private static final String PREFIX = "ce_";
  private static final int MAX_DIGITS = 18;

  /** Null when anything is missing, twice, unknown or in another form. */
  static @Nullable CommonHeaders of(Headers headers) {
    var found = new Found();
    for (var header : headers) {
      byte[] value = header.value();
      if (value == null || value.length == 0 || !found.take(header.key(), value)) {
        return null;
      }
    }
    return found.complete();
  }

  /** What has been found so far. */
  private static final class Found {
    private @Nullable String type;
    private @Nullable String id;
    private @Nullable String subject;
    private @Nullable String correlation;
    private @Nullable Instant recordedAt;
    private long sequence;
    private boolean isVersion1;
    private boolean hasSource;
    private boolean isJson;

    /** False for what is in another form or there already. */
    private boolean take(String name, byte[] value) {
      return switch (name) {
        case "ce_id" -> id == null && (id = text(value)) != null;
        case "ce_type" -> type == null && (type = text(value)) != null;
        case "ce_subject" -> subject == null && (subject = text(value)) != null;
        case "ce_correlationid" -> correlation == null && (correlation = text(value)) != null;
        case "ce_sequence" -> sequence == 0 && (sequence = number(value)) > 0;
        case "ce_recordedtime" ->
            recordedAt == null && (recordedAt = FixedTime.instant(value)) != null;
        case "ce_time" -> FixedTime.instant(value) != null;
        case "ce_specversion" -> !isVersion1 && (isVersion1 = text(value).equals("1.0"));
        case "ce_source" -> !hasSource && (hasSource = isPath(value));
        case "content-type" -> !isJson && (isJson = text(value).equals("application/json"));
        case "ce_causationid", "ce_partitionkey" -> true;
        default -> isOfOthers(name);
      };
    }

    private @Nullable CommonHeaders complete() {
      return type == null
              || id == null
              || subject == null
              || recordedAt == null
              || sequence == 0
              || !isVersion1
              || !hasSource
              || !isJson
          ? null
          : new CommonHeaders(
              type, id, subject, sequence, recordedAt, correlation == null ? id : correlation);
    }
  }

  private static boolean isOfOthers(String name) {
    return !name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && !name.equalsIgnoreCase("content-type");
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  /** A number of digits only; 0 for anything else. */
  private static long number(byte[] value) {
    if (value.length > MAX_DIGITS) {
      return 0;
    }
    long number = 0;
    for (byte digit : value) {
      if (digit < '0' || digit > '9') {
        return 0;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  /** A source as Lotsen's services have it, such as {@code /case-service}. */
  private static boolean isPath(byte[] value) {
    if (value[0] != '/' || value.length == 1) {
      return false;
    }
    for (int at = 1; at < value.length; at++) {
      byte one = value[at];
      if (one != '-' && (one < 'a' || one > 'z')) {
        return false;
      }
    }
    return true;
  }
}
