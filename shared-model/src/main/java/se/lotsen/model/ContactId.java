package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One logged contact between an advisor and a client. A UUID in its canonical small letters. */
public record ContactId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ContactId {
    value = Ids.uuid("A contact id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
