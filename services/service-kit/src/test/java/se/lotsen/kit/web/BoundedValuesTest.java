package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BoundedValuesTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(BoundedValues.module()).build();

  record Body(
      @Nullable BigDecimal amount,
      @Nullable String name,
      @Nullable LocalDate day,
      @Nullable Map<String, BigDecimal> perYear,
      @Nullable List<String> words) {}

  @ParameterizedTest
  @CsvSource({
    "999999999999.999999, 999999999999.999999",
    "-999999999999, -999999999999",
    "1e11, 100000000000",
    "1250000.50, 1250000.50",
    "2.5000000000, 2.5",
    "0e999999, 0",
    "0e-999999, 0",
    "0.000001, 0.000001"
  })
  void aNumberThatCanBeMeantIsTakenAndIsPlain(String number, String plain) {
    var taken = JSON.readValue("{\"amount\": %s}".formatted(number), Body.class).amount();

    assertThat(taken).isEqualByComparingTo(new BigDecimal(plain));
    assertThat(taken.toString()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e12",
        "-1000000000000",
        "1e1500",
        "1e999999",
        "1e2147483647",
        "-1e999999999",
        "0.0000001",
        "1e-300",
        "1e-999999",
        "1.1234567"
      })
  void aNumberThatNobodyCanMeanIsRefusedAtItsFieldAndNeverWrittenOut(String number) {
    assertThat(refused("{\"amount\": %s}".formatted(number)))
        .isEqualTo("amount: a number has at most 12 digits and 6 decimals");
    assertThat(refused("{\"perYear\": {\"2009\": %s}}".formatted(number)))
        .startsWith("perYear.2009:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud83d"})
  void aTextThatNoStoreKeepsIsRefusedAtItsField(String text) {
    assertThat(refused("{\"name\": \"%s\"}".formatted(text))).startsWith("name: the text has");
    assertThat(refused("{\"words\": [\"a\", \"%s\"]}".formatted(text))).startsWith("words[1]:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Åsa", "\\ud83d\\ude00", "a\\tb\\n", "\\uffff"})
  void everyOtherTextIsTaken(String text) {
    assertThat(JSON.readValue("{\"name\": \"%s\"}".formatted(text), Body.class).name())
        .isEqualTo(JSON.readValue("\"%s\"".formatted(text), String.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"+10000-01-01\"", "\"0999-12-31\"", "\"-2009-01-01\"", "\"+999999999-12-31\""})
  void aDayOfAYearThatHasNotFourDigitsIsRefused(String day) {
    assertThat(refused("{\"day\": %s}".formatted(day))).startsWith("day: a day is of a year");
  }

  private static String refused(String body) {
    var refused = catchThrowableOfType(RefusedValue.class, () -> JSON.readValue(body, Body.class));
    assertThat(refused).as(body).isNotNull();
    var errors = UnreadableBody.explain(refused).getProperties().get("errors");
    return ((Problems.FieldError) ((List<?>) errors).getFirst()).message();
  }
}
