package se.lotsen.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON form of everything on Kafka: fields in the order of the record, absent for null,
 * decimals plain, dates ISO 8601. Unknown fields are skipped on purpose: a newer producer may say
 * more than this consumer understands. A missing field, an unknown code and a value of another type
 * ({@code "30"} or {@code 30.7} for a number of minutes) are refused, never bent into shape.
 */
public final class EventJson {
  /**
   * No number that was ever taken is longer when it is written plainly; a reader that took fewer
   * digits than a writer would cut off whatever the event belongs to.
   */
  private static final int MAX_NUMBER = 20_000;

  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(MAX_NUMBER).build())
                  .build())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .annotationIntrospector(new RequiredFields())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .defaultLeniency(false)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
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
          "Not a readable %s%s: %s"
              .formatted(type.getSimpleName(), placeOf(e), e.getOriginalMessage()),
          e);
    }
    if (value == null) {
      throw new UnreadableRecord("Not a %s but null".formatted(type.getSimpleName()), null);
    }
    return value;
  }

  /** Where in the record it went wrong, such as {@code " at funders[0].name"}; empty if unknown. */
  private static String placeOf(JacksonException e) {
    var place = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getPropertyName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? " at " : ".").append(step.getPropertyName());
      }
    }
    return place.toString();
  }

  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }
}
