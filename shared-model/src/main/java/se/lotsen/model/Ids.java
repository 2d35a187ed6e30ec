package se.lotsen.model;

import java.util.Locale;

/**
 * How ids are read: one place that refuses, with the same words everywhere. What was sent is not
 * among them: it may be a name in the wrong field, and what is refused ends in logs.
 */
final class Ids {
  private static final int UUID_LENGTH = 36;

  private Ids() {}

  static String uuid(String what, String value) {
    if (!isUuid(value)) {
      throw new IllegalArgumentException(
          "%s is a UUID such as 01970000-0000-7000-8000-000000000000".formatted(what));
    }
    return value.toLowerCase(Locale.ROOT);
  }

  // UUID.fromString would also take 1-2-3-4-5 and drop digits that are too many.
  private static boolean isUuid(String value) {
    if (value.length() != UUID_LENGTH) {
      return false;
    }
    for (int at = 0; at < UUID_LENGTH; at++) {
      char one = value.charAt(at);
      var fits = isHyphensPlace(at) ? one == '-' : isHexadecimal(one);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHyphensPlace(int at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
  }

  private static boolean isHexadecimal(char one) {
    return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f') || (one >= 'A' && one <= 'F');
  }

  static String matching(String what, CodeForm form, String value) {
    if (!form.fits(value)) {
      throw new IllegalArgumentException("%s must match %s".formatted(what, form.pattern()));
    }
    return value;
  }
}
