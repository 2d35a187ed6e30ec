package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.lotsen.model.CodeForm;

/**
 * A funder's programme, such as {@code INTERREG-AURORA}: capital letters, digits and hyphens, at
 * most 40.
 */
public record ProgrammeCode(@JsonValue String value) {
  private static final CodeForm FORM = CodeForm.of("A-Z0-9", "A-Z0-9-", 40);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProgrammeCode {
    if (!FORM.fits(value)) {
      throw new IllegalArgumentException(
          "A programme code must match %s".formatted(FORM.pattern()));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
