package se.lotsen.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.lotsen.model.event.EventJson;

class PeriodTest {
  private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2010, 12, 31);
  private static final Period OF_4K = new Period(FIRST, LAST);

  @Test
  void both_ends_belong_to_it_and_the_days_outside_do_not() {
    assertThat(OF_4K.contains(FIRST)).isTrue();
    assertThat(OF_4K.contains(LocalDate.of(2009, 5, 4))).isTrue();
    assertThat(OF_4K.contains(LAST)).isTrue();
    assertThat(OF_4K.contains(FIRST.minusDays(1))).isFalse();
    assertThat(OF_4K.contains(LAST.plusDays(1))).isFalse();
  }

  @Test
  void it_may_be_one_day_but_not_end_before_it_begins() {
    assertThat(new Period(FIRST, FIRST).contains(FIRST)).isTrue();
    assertThatThrownBy(() -> new Period(LAST, FIRST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The period ends (2008-01-01) before it begins (2010-12-31)");
  }

  @Test
  void it_is_written_as_its_two_days() {
    assertThat(OF_4K).hasToString("2008-01-01..2010-12-31");
    assertThat(EventJson.write(OF_4K))
        .asString(UTF_8)
        .isEqualTo("{\"from\":\"2008-01-01\",\"to\":\"2010-12-31\"}");
  }
}
