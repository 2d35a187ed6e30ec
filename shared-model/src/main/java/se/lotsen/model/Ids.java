package se.lotsen.model;

import java.util.UUID;
import java.util.regex.Pattern;

/** How ids are read: one place that refuses, with the same words everywhere. */
final class Ids {
  private Ids() {}

  static String uuid(String what, String value) {
    try {
      return UUID.fromString(value).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is a UUID such as 01970000-0000-7000-8000-000000000000, not '%s'"
              .formatted(what, value),
          e);
    }
  }

  static String matching(String what, Pattern pattern, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s must match %s, not '%s'".formatted(what, pattern.pattern(), value));
    }
    return value;
  }
}
