package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The account an advisor works under, such as {@code anna}: small letters, digits, dots and
 * hyphens, at most 40. Refuses an e-mail address on purpose: this id travels on Kafka.
 */
public record AdvisorId(@JsonValue String value) {
  private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AdvisorId {
    Ids.matching("An advisor", PATTERN, value);
  }

  @Override
  public String toString() {
    return value;
  }
}
