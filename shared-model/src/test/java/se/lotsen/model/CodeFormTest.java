package se.lotsen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The loops that read ids and codes accept what the regular expressions accepted before them. */
class CodeFormTest {
  private static final int TRIES = 20_000;
  private static final String CHARACTERS = "aAfFgGzZ09-._ \n\u0661é{";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("A-Z0-9", "A-Z0-9-", 32, "[A-Z0-9][A-Z0-9-]{0,31}"),
        Arguments.of("A-Z0-9", "A-Z0-9-", 40, "[A-Z0-9][A-Z0-9-]{0,39}"),
        Arguments.of("a-z0-9", "a-z0-9.-", 40, "[a-z0-9][a-z0-9.-]{0,39}"),
        Arguments.of("a-z0-9", "a-z0-9-", 40, "[a-z0-9][a-z0-9-]{0,39}"),
        Arguments.of("a-z", "a-z0-9-", 40, "[a-z][a-z0-9-]{0,39}"),
        Arguments.of("A-Z", "A-Z_", 40, "[A-Z][A-Z_]{0,39}"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormAcceptsExactlyWhatItsPatternAccepts(
      String first, String rest, int longest, String pattern) {
    var form = CodeForm.of(first, rest, longest);
    var expression = Pattern.compile(pattern);
    var random = new Random(longest);

    assertThat(form.pattern()).isEqualTo(pattern);
    for (char one = 0; one < 300; one++) {
      assertSame(form, expression, String.valueOf(one));
      assertSame(form, expression, "A" + one);
      assertSame(form, expression, "a" + one);
    }
    for (int length : List.of(0, longest - 1, longest, longest + 1)) {
      assertSame(form, expression, "A".repeat(length));
      assertSame(form, expression, "a".repeat(length));
    }
    for (int tried = 0; tried < TRIES; tried++) {
      assertSame(form, expression, any(random, random.nextInt(longest + 3)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aUuidBentInAnyWayIsTakenExactlyWhenTheExpressionTookIt(long seed) {
    var random = new Random(seed);
    for (int tried = 0; tried < 1_000; tried++) {
      var bent = new StringBuilder("01970000-0000-7000-8000-00000000aBcF");
      for (int times = random.nextInt(3); times > 0; times--) {
        int at = random.nextInt(bent.length());
        switch (random.nextInt(4)) {
          case 0 -> bent.deleteCharAt(at);
          case 1 -> bent.insert(at, any(random, 1));
          default -> bent.setCharAt(at, any(random, 1).charAt(0));
        }
      }
      var value = bent.toString();
      if (UUID_FORM.matcher(value).matches()) {
        assertThat(new CaseId(value).value()).isEqualToIgnoringCase(value);
      } else {
        assertThatThrownBy(() -> new CaseId(value)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(20);
  }

  private static void assertSame(CodeForm form, Pattern expression, String code) {
    assertThat(form.fits(code)).as("'%s'", code).isEqualTo(expression.matcher(code).matches());
  }

  private static String any(Random random, int length) {
    var code = new StringBuilder();
    for (int at = 0; at < length; at++) {
      code.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return code.toString();
  }
}
