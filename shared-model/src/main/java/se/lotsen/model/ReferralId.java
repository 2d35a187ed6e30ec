package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One referral to a partner. A UUID in its canonical small letters. */
public record ReferralId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ReferralId {
    value = Ids.uuid("A referral id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
