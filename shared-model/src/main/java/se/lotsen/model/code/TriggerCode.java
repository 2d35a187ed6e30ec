package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A step somebody takes in a lifecycle, such as {@code START_ADVISING}. */
public record TriggerCode(@JsonValue String value) implements Comparable<TriggerCode> {
  private static final Pattern PATTERN = Pattern.compile("[A-Z][A-Z_]{0,39}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TriggerCode {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A trigger must match %s, not '%s'".formatted(PATTERN.pattern(), value));
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
