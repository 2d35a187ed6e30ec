package se.lotsen.kit.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.NumberDeserializers.BigDecimalDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How large a number, how far a day and what a text in a body may be, whatever command it belongs
 * to: the one place where that is said, so that all that is taken can be stored, published and read
 * by everybody. What a command says of its own values (hours, heads) comes on top.
 */
final class BoundedValues {
  /** Before the decimal point. */
  static final int MAX_DIGITS = 12;

  static final int MAX_DECIMALS = 6;

  /** Days are kept as text, which sorts as the days do while years have four digits. */
  private static final int FIRST_YEAR = 1000;

  private static final int LAST_YEAR = 9999;

  private BoundedValues() {}

  static JacksonModule module() {
    return new SimpleModule("bounded-values")
        .addDeserializer(BigDecimal.class, new Numbers())
        .addDeserializer(String.class, new Words())
        .addDeserializer(LocalDate.class, new Days());
  }

  /** Whether it can be stored and written as it is: no NUL, and no half of a character. */
  static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == 0 || Character.isLowSurrogate(at)) {
        return false;
      }
      if (Character.isHighSurrogate(at)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Looks at how many digits there are before anything writes them out. */
  private static BigDecimal bounded(BigDecimal number, JsonParser json) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if ((long) number.precision() - number.scale() > MAX_DIGITS) {
      throw outOfBounds(json);
    }
    var exact = number.scale() > MAX_DECIMALS ? number.stripTrailingZeros() : number;
    if (exact.scale() > MAX_DECIMALS) {
      throw outOfBounds(json);
    }
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  private static RefusedValue outOfBounds(JsonParser json) {
    return new RefusedValue(
        json, "a number has at most %d digits and %d decimals".formatted(MAX_DIGITS, MAX_DECIMALS));
  }

  private static final class Numbers extends StdScalarDeserializer<BigDecimal> {
    Numbers() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
      return bounded(BigDecimalDeserializer.instance.deserialize(json, context), json);
    }

    @Override
    public LogicalType logicalType() {
      return LogicalType.Float;
    }
  }

  private static final class Words extends StdScalarDeserializer<String> {
    Words() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      var text = StringDeserializer.instance.deserialize(json, context);
      if (!isText(text)) {
        throw new RefusedValue(json, "the text has a NUL or half a character in it");
      }
      return text;
    }

    @Override
    public LogicalType logicalType() {
      return LogicalType.Textual;
    }
  }

  private static final class Days extends StdScalarDeserializer<LocalDate> {
    Days() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(getValueType(context), json);
      }
      var day = LocalDateDeserializer.INSTANCE.deserialize(json, context);
      if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
        throw new RefusedValue(
            json, "a day is of a year from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
      }
      return day;
    }

    @Override
    public LogicalType logicalType() {
      return LogicalType.DateTime;
    }
  }
}
