package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.lotsen.model.CodeForm;

/**
 * A specific objective of a programme, such as {@code 1.3} or {@code RSO1.3}: capital letters,
 * digits, points and hyphens, at most 20.
 */
public record ObjectiveCode(@JsonValue String value) {
  private static final CodeForm FORM = CodeForm.of("A-Z0-9", "A-Z0-9.-", 20);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ObjectiveCode {
    if (!FORM.fits(value)) {
      throw new IllegalArgumentException(
          "The code of an objective must match %s".formatted(FORM.pattern()));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
