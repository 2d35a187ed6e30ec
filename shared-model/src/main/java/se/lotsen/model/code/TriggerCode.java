package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.lotsen.model.CodeForm;

/** A step somebody takes in a lifecycle, such as {@code START_ADVISING}. */
public record TriggerCode(@JsonValue String value) implements Comparable<TriggerCode> {
  private static final CodeForm FORM = CodeForm.of("A-Z", "A-Z_", 40);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TriggerCode {
    if (!FORM.fits(value)) {
      throw new IllegalArgumentException("A trigger must match %s".formatted(FORM.pattern()));
    }
  }

  @Override
  public int compareTo(TriggerCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
