package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.lotsen.model.CodeForm;

/** What kind of fact a ledger entry records, such as {@code session}. */
public record FactKind(@JsonValue String value) implements Comparable<FactKind> {
  private static final CodeForm FORM = CodeForm.of("a-z", "a-z0-9-", 40);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FactKind {
    if (!FORM.fits(value)) {
      throw new IllegalArgumentException("A kind of fact must match %s".formatted(FORM.pattern()));
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
