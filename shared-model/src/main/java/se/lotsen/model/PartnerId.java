package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A partner organisation's code, such as {@code ENTREPRENORCENTRUM}: capital letters A to Z, digits
 * and hyphens, at most 40.
 */
public record PartnerId(@JsonValue String value) {
  private static final CodeForm FORM = CodeForm.of("A-Z0-9", "A-Z0-9-", 40);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PartnerId {
    Ids.matching("A partner", FORM, value);
  }

  @Override
  public String toString() {
    return value;
  }
}
