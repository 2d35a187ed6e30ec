package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A partner organisation's code, such as {@code ENTREPRENORCENTRUM}: capital letters A to Z, digits
 * and hyphens, at most 40.
 */
public record PartnerId(@JsonValue String value) {
  private static final Pattern PATTERN = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PartnerId {
    Ids.matching("A partner", PATTERN, value);
  }

  @Override
  public String toString() {
    return value;
  }
}
