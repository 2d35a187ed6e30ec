package se.lotsen.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.event.EventJson;

class BreakdownTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "1.00, 1",
    "1.000, 1",
    "0.50, 0.5",
    "0.25, 0.25",
    "-1.50, -1.5",
    "100, 100",
    "100.00, 100",
    "1E+2, 100",
    "1.2E+3, 1200",
    "0, 0",
    "0.00, 0",
    "0E+5, 0",
    "-0.0, 0",
    "999999999999.99, 999999999999.99",
    "1E+11, 100000000000",
  })
  void a_number_has_one_written_form(BigDecimal given, String form) {
    assertThat(Breakdown.normal(given)).hasToString(form).isEqualTo(new BigDecimal(form));
    assertThat(Breakdown.unsplit(given).notStated()).hasToString(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.333",
        "0.001",
        "-1.005",
        "1E-3",
        "1E+12",
        "1000000000000",
        "1E+999999999",
        "1E+2147483647",
        "1E-2147483647"
      })
  void more_than_two_decimals_or_twelve_digits_are_refused_with_a_sentence(BigDecimal given) {
    assertThatThrownBy(() -> Breakdown.normal(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A quantity has at most two decimals and twelve digits")
        .hasMessageEndingWith("not " + given);
  }

  @Test
  void every_part_is_brought_to_the_written_form_or_refused() {
    // given
    var third = new BigDecimal("0.333");

    // then
    assertThat(of("1.0", "2.00", "100")).isEqualTo(of("1", "2", "1E+2"));
    assertThatThrownBy(() -> new Breakdown(third, BigDecimal.ONE, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Breakdown(BigDecimal.ONE, third, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Breakdown(BigDecimal.ONE, BigDecimal.ONE, third))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_third_decimal_in_json_is_refused_with_the_same_sentence() {
    var json = "{\"women\":0.333,\"men\":0,\"notStated\":0}".getBytes(UTF_8);
    assertThatThrownBy(() -> EventJson.read(json, Breakdown.class))
        .hasMessageStartingWith("Not a readable Breakdown")
        .hasMessageContaining("A quantity has at most two decimals");
  }

  @Test
  void parts_add_up_each_by_itself() {
    assertThat(of("1.5", "2", "0.25").plus(of("0.5", "-2", "1"))).isEqualTo(of("2", "0", "1.25"));
  }

  @Test
  void what_is_added_and_taken_back_leaves_none() {
    var jobs = of("1.5", "-2", "100");
    assertThat(jobs.negated()).isEqualTo(of("-1.5", "2", "-100"));
    assertThat(jobs.plus(jobs.negated())).isEqualTo(Breakdown.NONE);
    assertThat(jobs.plus(Breakdown.NONE)).isEqualTo(jobs);
  }

  @Test
  void the_total_is_the_sum_of_the_parts_in_the_written_form() {
    assertThat(of("0.25", "0.75", "99").total()).hasToString("100");
    assertThat(of("1.5", "2", "0.25").total()).hasToString("3.75");
    assertThat(Breakdown.NONE.total()).hasToString("0");
    assertThat(Breakdown.unsplit(new BigDecimal("2.50"))).isEqualTo(of("0", "0", "2.5"));
  }

  @Test
  void json_has_the_parts_as_plain_numbers_and_no_total() {
    assertThat(EventJson.write(of("1E+2", "0.50", "-3.00")))
        .asString(UTF_8)
        .isEqualTo("{\"women\":100,\"men\":0.5,\"notStated\":-3}");
  }

  private static Breakdown of(String women, String men, String notStated) {
    return new Breakdown(new BigDecimal(women), new BigDecimal(men), new BigDecimal(notStated));
  }
}
