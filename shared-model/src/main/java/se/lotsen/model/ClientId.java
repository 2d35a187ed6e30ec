package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A client: a company, a prospective entrepreneur or an association. It outlives every project. A
 * UUID in its canonical small letters.
 */
public record ClientId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClientId {
    value = Ids.uuid("A client id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
