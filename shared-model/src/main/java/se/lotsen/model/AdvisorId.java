package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The account an advisor works under, such as {@code anna}: small letters, digits, dots and
 * hyphens, at most 40. Refuses an e-mail address on purpose: this id travels on Kafka.
 */
public record AdvisorId(@JsonValue String value) {
  private static final CodeForm FORM = CodeForm.of("a-z0-9", "a-z0-9.-", 40);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AdvisorId {
    Ids.matching("An advisor", FORM, value);
  }

  @Override
  public String toString() {
    return value;
  }
}
