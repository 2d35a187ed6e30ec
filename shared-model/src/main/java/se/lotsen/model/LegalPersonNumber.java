package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The organisation number of a legal person, kept as ten digits. It says nothing of any human being
 * and may be told to others; the number of a sole trader is refused with {@link
 * IllegalArgumentException}, because it is the owner's personal identity number.
 */
public record LegalPersonNumber(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LegalPersonNumber {
    var number = new OrgNumber(value);
    if (number.isOfPerson()) {
      throw new IllegalArgumentException(
          "The number of a sole trader is personal; a legal person's is expected here");
    }
    value = number.value();
  }

  /** The same number as it may be used where personal ones are taken, too. */
  public OrgNumber asOrgNumber() {
    return new OrgNumber(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
