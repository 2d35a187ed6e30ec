package se.lotsen.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lotsen.model.ClientId;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;

class NeededValueTest {
  @Test
  void whatIsToBeWrittenIsSaidWithoutJava() {
    assertThat(NeededValue.of(LocalDate.class).en()).isEqualTo("a day such as 2009-03-02");
    assertThat(NeededValue.of(YearMonth.class).sv()).isEqualTo("en månad som 2009-03");
    assertThat(NeededValue.of(int.class).en()).isEqualTo("a whole number");
    assertThat(NeededValue.of(Gender.class).en()).isEqualTo("one of WOMAN, MAN, NOT_STATED");
    assertThat(NeededValue.of(Municipality.class).sv()).contains("2460").doesNotContain("VANNAS");
    assertThat(NeededValue.of(ClientId.class).en()).isEqualTo("a text");
    assertThat(NeededValue.of(List.class).en()).isEqualTo("a list");
  }
}
