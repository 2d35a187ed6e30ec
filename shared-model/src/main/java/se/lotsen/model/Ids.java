package se.lotsen.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** How ids are read: one place that refuses, with the same words everywhere. */
final class Ids {
  // UUID.fromString would also take 1-2-3-4-5 and drop digits that are too many.
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  static String uuid(String what, String value) {
    if (!UUID_FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s is a UUID such as 01970000-0000-7000-8000-000000000000, not '%s'"
              .formatted(what, value));
    }
    return value.toLowerCase(Locale.ROOT);
  }

  static String matching(String what, Pattern pattern, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s must match %s, not '%s'".formatted(what, pattern.pattern(), value));
    }
    return value;
  }
}
