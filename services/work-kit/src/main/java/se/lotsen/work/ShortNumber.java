package se.lotsen.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.lotsen.model.ProjectId;

/**
 * A number that people can say on the telephone: {@code 4K-2009-0123} is a case of the project 4K
 * that was opened in 2009, {@code 4K-2009-R0123} a referral, {@code 4K-2009-A0123} an activity.
 */
public record ShortNumber(@JsonValue String value) {
  private static final Pattern BETWEEN = Pattern.compile("[-\\s]+");
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([A-Z0-9][A-Z0-9-]{0,31})-(\\d{4})-([%s]?)0{0,9}(\\d{1,9})".formatted(letters()));

  @JsonCreator
  public ShortNumber {}

  /** What has a number. */
  public enum Kind {
    CASE(""),
    REFERRAL("R"),
    ACTIVITY("A");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }

  private static String letters() {
    return Arrays.stream(Kind.values()).map(kind -> kind.letter).collect(Collectors.joining());
  }

  static ShortNumber of(Kind kind, ProjectId project, int year, long number) {
    return new ShortNumber("%s-%d-%s%04d".formatted(project, year, kind.letter, number));
  }

  /**
   * What somebody wrote as the number of such a thing: in small letters, with spaces, without
   * zeros; empty where it is none.
   */
  public static Optional<ShortNumber> read(Kind kind, String written) {
    var plain = BETWEEN.matcher(written.strip().toUpperCase(Locale.ROOT)).replaceAll("-");
    var parts = WRITTEN.matcher(plain);
    return parts.matches() && parts.group(3).equals(kind.letter)
        ? Optional.of(
            new ShortNumber(
                "%s-%s-%s%04d"
                    .formatted(
                        parts.group(1), parts.group(2), kind.letter, Long.valueOf(parts.group(4)))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
