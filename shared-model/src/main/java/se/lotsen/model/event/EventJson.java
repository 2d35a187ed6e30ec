package se.lotsen.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON form of everything on Kafka: fields in the order of the record, absent for null,
 * decimals plain, dates ISO 8601. Unknown fields are skipped on purpose: a newer producer may say
 * more than this consumer understands. A missing field or an unknown code is refused.
 */
public final class EventJson {
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private EventJson() {}

  /**
   * Reads one record's value.
   *
   * @throws UnreadableRecord when it is not JSON, has a wrong type or code, or lacks a field
   */
  public static <T> T read(byte[] json, Class<T> type) {
    T value;
    try {
      value = MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new UnreadableRecord(
          "Not a readable %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()), e);
    }
    if (value == null) {
      throw new UnreadableRecord("Not a %s but null".formatted(type.getSimpleName()), null);
    }
    var missing = RequiredFields.missingIn(value);
    if (missing != null) {
      throw new UnreadableRecord(
          "A %s without its field %s".formatted(type.getSimpleName(), missing), null);
    }
    return value;
  }

  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }
}
