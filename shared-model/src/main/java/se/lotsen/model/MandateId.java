package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What lets somebody act in another's place, or beyond their own reach, for a time. A UUID in its
 * canonical small letters.
 */
public record MandateId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MandateId {
    value = Ids.uuid("A mandate id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
