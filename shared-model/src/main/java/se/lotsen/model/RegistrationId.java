package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One registration to an activity. A UUID in its canonical small letters. */
public record RegistrationId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RegistrationId {
    value = Ids.uuid("A registration id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
