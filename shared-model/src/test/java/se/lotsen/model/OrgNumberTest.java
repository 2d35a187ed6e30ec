package se.lotsen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.event.EventJson;

/**
 * Numbers of legal persons are those of large, public companies; personal numbers are the test
 * numbers of the Swedish Tax Agency, which belong to nobody.
 */
class OrgNumberTest {
  private static final OrgNumber COMPANY = new OrgNumber("5560160680");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5560160680",
        "556016-0680",
        "165560160680",
        "16556016-0680",
        " 556016-0680\n",
      })
  void every_way_of_writing_a_number_is_the_same_number(String written) {
    assertThat(new OrgNumber(written)).isEqualTo(COMPANY).hasSameHashCodeAs(COMPANY);
    assertThat(new OrgNumber(written).value()).isEqualTo("5560160680");
  }

  @ParameterizedTest
  @CsvSource({
    "191212121212, 1212121212",
    "19121212-1212, 1212121212",
    "121212-1212, 1212121212",
    "121212+1212, 1212121212",
    "19121212+1212, 1212121212",
    "1212121212, 1212121212",
    "201212121212, 1212121212",
    "20121212-1212, 1212121212",
  })
  void a_sole_trader_is_known_by_the_ten_digits_of_the_owner(String written, String value) {
    var number = new OrgNumber(written);
    assertThat(number.value()).isEqualTo(value);
    assertThat(number.isOfPerson()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "556016068",
        "55601606800",
        "5560-160680",
        "556016--0680",
        "556016 0680",
        "556016\u20130680",
        "16-5560160680",
        "155560160680",
        "185560160680",
        "215560160680",
        "16165560160680",
        "SE556016068001",
        "556O160680",
        "+5560160680",
        "-556016068",
        "\u0665\u0665\u0666\u0660\u0661\u0666\u0660\u0666\u0668\u0660",
        "5560160680, 2120002825"
      })
  void any_other_form_is_refused(String written) {
    assertThatThrownBy(() -> new OrgNumber(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ten digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"556016-0681", "165560160688", "191212121213", "121212+1211"})
  void a_wrong_check_digit_is_refused_without_repeating_the_number(String written) {
    assertThatThrownBy(() -> new OrgNumber(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("check digit")
        .message()
        .doesNotContainPattern("\\d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"556016068", "212000282", "556036079", "121212121", "802000000", "999999999"})
  void exactly_one_check_digit_fits_nine_digits(String nine) {
    assertThat(IntStream.rangeClosed(0, 9).filter(digit -> accepts(nine + digit))).hasSize(1);
  }

  @Test
  void among_ten_thousand_numbers_in_a_row_one_in_ten_is_accepted() {
    assertThat(
            IntStream.range(0, 10_000)
                .filter(tail -> accepts("556016%04d".formatted(tail)))
                .count())
        .isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5560160680", "2120002825", "5560360793", "2021001975", "1212121212"})
  void a_slip_in_any_one_digit_is_noticed(String valid) {
    assertThat(accepts(valid)).as("%s is valid", valid).isTrue();
    for (int place = 0; place < valid.length(); place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        var changed = new StringBuilder(valid);
        changed.setCharAt(place, digit);
        assertThat(accepts(changed.toString()))
            .as("%s with %s in place %d", valid, digit, place)
            .isEqualTo(digit == valid.charAt(place));
      }
    }
  }

  @Test
  void a_middle_pair_below_twenty_is_a_month_and_so_a_person() {
    for (int pair = 0; pair <= 99; pair++) {
      var eight = "55%02d16068".formatted(pair);
      var number =
          IntStream.rangeClosed(0, 9)
              .mapToObj(digit -> eight + digit)
              .filter(OrgNumberTest::accepts)
              .map(OrgNumber::new)
              .findFirst()
              .orElseThrow();
      assertThat(number.isOfPerson()).as("middle pair %02d", pair).isEqualTo(pair < 20);
    }
  }

  @Test
  void nothing_but_zeros_is_nobodys() {
    assertThat(accepts("000000-0000")).isFalse();
    assertThat(accepts("0000000000")).isFalse();
  }

  @Test
  void it_is_printed_with_a_hyphen_and_written_to_json_without() {
    assertThat(COMPANY).hasToString("556016-0680");
    assertThat(COMPANY.hyphenated()).isEqualTo("556016-0680");
    assertThat(EventJson.MAPPER.writeValueAsString(COMPANY)).isEqualTo("\"5560160680\"");
    assertThat(EventJson.MAPPER.readValue("\"16556016-0680\"", OrgNumber.class)).isEqualTo(COMPANY);
  }

  @Test
  void a_persons_is_shown_without_what_tells_who_it_is() {
    var person = new OrgNumber("811218-9876");
    assertThat(person.shown()).isEqualTo("811218-****");
    assertThat(person).hasToString("811218-****");
    assertThat(COMPANY.shown()).isEqualTo("556016-0680");
  }

  @Test
  void it_is_personal_whoever_it_belongs_to() {
    assertThat(OrgNumber.class).hasAnnotation(Personal.class);
  }

  private static boolean accepts(String number) {
    try {
      return !new OrgNumber(number).value().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
