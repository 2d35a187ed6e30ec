package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.lotsen.model.CodeForm;

/**
 * A state of a lifecycle, such as {@code ADVISING}. A code and not an enum: a consumer must be able
 * to read the states of a lifecycle that is newer than itself.
 */
public record StateCode(@JsonValue String value) implements Comparable<StateCode> {
  private static final CodeForm FORM = CodeForm.of("A-Z", "A-Z_", 40);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StateCode {
    if (!FORM.fits(value)) {
      throw new IllegalArgumentException("A state must match %s".formatted(FORM.pattern()));
    }
  }

  @Override
  public int compareTo(StateCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
