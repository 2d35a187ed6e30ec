package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One case, of any type. A UUID in its canonical small letters. */
public record CaseId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CaseId {
    value = Ids.uuid("A case id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
