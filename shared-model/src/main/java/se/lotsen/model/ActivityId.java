package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One activity, such as a workshop. A UUID in its canonical small letters. */
public record ActivityId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ActivityId {
    value = Ids.uuid("An activity id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
