package se.lotsen.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
        "2025-06-06", "2026-06-19", "2026-12-24", "2026-12-25", "2026-12-31", "2009-06-19",
        "2026-11-21", "2026-11-22"
      })
  void officesAreClosedOnHolidaysTheirEvesAndAtWeekends(LocalDate day) {
    assertThat(WorkingDays.isOne(day)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20", "2026-11-23", "2026-01-02", "2026-04-30", "2026-12-23"})
  void theyAreOpenOnOtherDays(LocalDate day) {
    assertThat(WorkingDays.isOne(day)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 1, 2026-11-23, over a weekend",
    "2026-04-01, 2, 2026-04-07, over Easter",
    "2026-12-22, 5, 2027-01-04, over Christmas and New Year",
    "2009-06-18, 1, 2009-06-22, over Midsummer",
    "2026-11-21, 0, 2026-11-21, none at all",
    "2026-11-21, 1, 2026-11-23, from a Saturday"
  })
  void aDeadlineCountsTheDaysOfficesAreOpen(LocalDate from, int days, LocalDate to, String why) {
    assertThat(WorkingDays.after(from, days)).as(why).isEqualTo(to);
    assertThat(WorkingDays.between(from, to)).as(why).isEqualTo(days);
    assertThat(WorkingDays.between(to, from)).as(why).isEqualTo(-days);
  }

  @Test
  void theyAreNotCountedBackwards() {
    assertThatThrownBy(() -> WorkingDays.after(LocalDate.parse("2026-11-20"), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
