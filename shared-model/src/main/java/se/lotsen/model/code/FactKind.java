package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What kind of fact a ledger entry records, such as {@code session}. */
public record FactKind(@JsonValue String value) implements Comparable<FactKind> {
  private static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FactKind {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A kind of fact must match %s, not '%s'".formatted(PATTERN.pattern(), value));
    }
  }

  @Override
  public int compareTo(FactKind other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
