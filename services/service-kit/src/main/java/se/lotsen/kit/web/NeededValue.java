package se.lotsen.kit.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import se.lotsen.model.Text;
import tools.jackson.databind.json.JsonMapper;

/** What is to be written where a value cannot be read, in words that need no Java. */
final class NeededValue {
  private static final Map<Class<?>, Text> WORDS =
      Map.ofEntries(
          Map.entry(LocalDate.class, new Text("en dag som 2009-03-02", "a day such as 2009-03-02")),
          Map.entry(
              Instant.class,
              new Text(
                  "en tidpunkt som 2009-03-02T09:00:00Z", "a moment such as 2009-03-02T09:00:00Z")),
          Map.entry(YearMonth.class, new Text("en månad som 2009-03", "a month such as 2009-03")),
          Map.entry(BigDecimal.class, new Text("ett tal som 1.5", "a number such as 1.5")),
          Map.entry(Boolean.class, new Text("true eller false", "true or false")),
          Map.entry(boolean.class, new Text("true eller false", "true or false")),
          Map.entry(String.class, new Text("en text", "a text")));

  private static final JsonMapper JSON = JsonMapper.shared();

  private NeededValue() {}

  static Text of(Class<?> type) {
    if (type.isEnum()) {
      var codes =
          Arrays.stream(type.getEnumConstants())
              .map(NeededValue::inJson)
              .collect(Collectors.joining(", "));
      return new Text("något av " + codes, "one of " + codes);
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return new Text("ett helt tal", "a whole number");
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return new Text("en lista", "a list");
    }
    return WORDS.getOrDefault(
        type,
        isOneText(type) ? new Text("en text", "a text") : new Text("ett objekt", "an object"));
  }

  /** Some codes are written otherwise than they are called: a municipality by its SCB code. */
  private static String inJson(Object code) {
    return JSON.valueToTree(code).asString();
  }

  /** Ids and codes are records of one text, and written as that. */
  private static boolean isOneText(Class<?> type) {
    return type.isRecord()
        && type.getRecordComponents().length == 1
        && type.getRecordComponents()[0].getType() == String.class;
  }
}
