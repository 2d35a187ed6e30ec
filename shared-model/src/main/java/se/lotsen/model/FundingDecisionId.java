package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A funder's decision to pay for a project (beslut om stöd), through all its versions. A UUID in
 * its canonical small letters.
 */
public record FundingDecisionId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FundingDecisionId {
    value = Ids.uuid("A funding decision id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
