package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One advice session within a case. A UUID in its canonical small letters. */
public record SessionId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SessionId {
    value = Ids.uuid("A session id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
