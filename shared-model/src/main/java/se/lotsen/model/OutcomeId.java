package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One recorded outcome of a case. A UUID in its canonical small letters. */
public record OutcomeId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OutcomeId {
    value = Ids.uuid("An outcome id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
