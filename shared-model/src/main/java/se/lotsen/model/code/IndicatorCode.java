package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An indicator of the catalogue, such as {@code companies-advised}. */
public record IndicatorCode(@JsonValue String value) implements Comparable<IndicatorCode> {
  private static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public IndicatorCode {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "An indicator code must match %s, not '%s'".formatted(PATTERN.pattern(), value));
    }
  }

  @Override
  public int compareTo(IndicatorCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
