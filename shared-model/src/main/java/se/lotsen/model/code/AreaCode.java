package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.lotsen.model.CodeForm;

/**
 * An activity area of a project, such as {@code advice}: small letters, digits and hyphens, at most
 * 40. Which ones there are is data of the project.
 */
public record AreaCode(@JsonValue String value) implements Comparable<AreaCode> {
  private static final CodeForm FORM = CodeForm.of("a-z0-9", "a-z0-9-", 40);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AreaCode {
    if (!FORM.fits(value)) {
      throw new IllegalArgumentException("An area code must match %s".formatted(FORM.pattern()));
    }
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
