package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Somebody who takes part in activities, without saying who: a client, or a pseudonym whose person
 * only activity-service knows. A UUID in its canonical small letters.
 */
public record ParticipantId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ParticipantId {
    value = Ids.uuid("A participant id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
