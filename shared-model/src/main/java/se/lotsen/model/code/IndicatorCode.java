package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.lotsen.model.CodeForm;

/** An indicator of the catalogue, such as {@code companies-advised}. */
public record IndicatorCode(@JsonValue String value) implements Comparable<IndicatorCode> {
  private static final CodeForm FORM = CodeForm.of("a-z", "a-z0-9-", 40);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public IndicatorCode {
    if (!FORM.fits(value)) {
      throw new IllegalArgumentException(
          "An indicator code must match %s".formatted(FORM.pattern()));
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
