package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A Swedish organisation number: ten digits, the last a Luhn check digit over the ten. Also read
 * with a hyphen before the last four, and as twelve digits with the prefix 16; all are the same
 * number, kept as the ten digits. The number of a sole trader is the owner's personal identity
 * number (twelve digits then begin with the century, 19 or 20), so the whole type is personal.
 *
 * <p>Refused with {@link IllegalArgumentException}: any other form, a wrong check digit, or nothing
 * but zeros. Source: Swedish Tax Agency, SKV 709, and the Act (1974:174) on identity designation.
 */
@Personal
public record OrgNumber(@JsonValue String value) {
  /** Written where a form asks for a number and there is none. */
  private static final String NOBODYS = "0000000000";

  private static final Pattern WRITTEN = Pattern.compile("(16|19|20)?(\\d{6})[-+]?(\\d{4})");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OrgNumber {
    var written = WRITTEN.matcher(value.strip());
    if (!written.matches()) {
      throw new IllegalArgumentException(
          "An organisation number is ten digits, also written 556016-0680 or 165560160680");
    }
    value = written.group(2) + written.group(3);
    if (!luhn(value)) {
      throw new IllegalArgumentException(
          "The check digit of the organisation number is wrong; compare it with the register");
    }
    if (value.equals(NOBODYS)) {
      throw new IllegalArgumentException(
          "000000-0000 is nobody's organisation number; leave it out where it is not known");
    }
  }

  /**
   * Whether this is the personal identity number of a sole trader: the middle pair of a legal
   * person's number is 20 or more, a month never is.
   */
  public boolean isOfPerson() {
    return Integer.parseInt(value, 2, 4, 10) < 20;
  }

  /** As printed on paper: 556016-0680. */
  public String hyphenated() {
    return value.substring(0, 6) + "-" + value.substring(6);
  }

  /** As people see it: of a sole trader only the day of birth, 811228-****. */
  public String shown() {
    return isOfPerson() ? value.substring(0, 6) + "-****" : hyphenated();
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weighted = (digits.charAt(i) - '0') * (2 - i % 2);
      sum += weighted / 10 + weighted % 10;
    }
    return sum % 10 == 0;
  }

  @Override
  public String toString() {
    return shown();
  }
}
