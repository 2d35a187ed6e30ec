package se.lotsen.model;

/**
 * The form of a code: the ASCII characters it may begin with, those it may go on with, and how many
 * it may have. The same language as the regular expression that it shows to people, recognised by a
 * loop: codes are read by the million.
 */
public final class CodeForm {
  private static final int ASCII = 128;

  private final String pattern;
  private final boolean[] first;
  private final boolean[] rest;
  private final int longest;

  private CodeForm(String pattern, boolean[] first, boolean[] rest, int longest) {
    this.pattern = pattern;
    this.first = first;
    this.rest = rest;
    this.longest = longest;
  }

  /**
   * A form.
   *
   * @param first characters and ranges, such as {@code A-Z0-9}
   * @param rest the same; a hyphen for itself comes last
   */
  public static CodeForm of(String first, String rest, int longest) {
    return new CodeForm(
        "[%s][%s]{0,%d}".formatted(first, rest, longest - 1),
        characters(first),
        characters(rest),
        longest);
  }

  private static boolean[] characters(String ranges) {
    var characters = new boolean[ASCII];
    for (int at = 0; at < ranges.length(); at++) {
      char from = ranges.charAt(at);
      char to = from;
      if (at + 2 < ranges.length() && ranges.charAt(at + 1) == '-') {
        at += 2;
        to = ranges.charAt(at);
      }
      for (char one = from; one <= to; one++) {
        characters[one] = true;
      }
    }
    return characters;
  }

  public boolean fits(String code) {
    int length = code.length();
    if (length == 0 || length > longest || !isIn(first, code.charAt(0))) {
      return false;
    }
    for (int at = 1; at < length; at++) {
      if (!isIn(rest, code.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(boolean[] characters, char one) {
    return one < ASCII && characters[one];
  }

  /** The regular expression that says the same. */
  public String pattern() {
    return pattern;
  }
}
