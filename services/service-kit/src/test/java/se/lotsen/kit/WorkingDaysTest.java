package se.lotsen.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
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

  /** The slow way, day by day, that the counting has to agree with. */
  @Test
  void everyDayOfACenturyAndAHalfIsWhatTheCalendarSays() {
    var calendar = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));
    var first = LocalDate.of(1950, 1, 1);
    var last = LocalDate.of(2100, 12, 31);
    var open = new ArrayList<LocalDate>();
    var openUpTo = new HashMap<LocalDate, Integer>();
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      boolean isOpen =
          day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !calendar.isHoliday(day);
      assertThat(WorkingDays.isOne(day)).as("%s", day).isEqualTo(isOpen);
      if (isOpen) {
        open.add(day);
      }
      openUpTo.put(day, open.size());
    }
    var random = new Random(7);
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    for (int i = 0; i < 100_000; i++) {
      var from = first.plusDays(random.nextLong(days));
      var to = first.plusDays(random.nextLong(days));
      assertThat(WorkingDays.between(from, to))
          .as("from %s to %s", from, to)
          .isEqualTo(openUpTo.get(to) - openUpTo.get(from));
      int ahead = random.nextInt(WorkingDays.MAX);
      int at = openUpTo.get(from) - 1 + ahead;
      if (ahead > 0 && at < open.size()) {
        assertThat(WorkingDays.after(from, ahead))
            .as("%d after %s", ahead, from)
            .isEqualTo(open.get(at));
      }
    }
  }

  @Test
  void daysThatNoCalendarKnowsAreWeekdaysAndAreNotWalkedThrough() {
    assertThat(WorkingDays.isOne(LocalDate.of(2300, 1, 1))).isTrue();
    assertThat(WorkingDays.between(LocalDate.MIN, LocalDate.MAX)).isEqualTo(Integer.MAX_VALUE);
    assertThat(WorkingDays.between(LocalDate.of(2200, 1, 1), LocalDate.of(2600, 1, 1)))
        .isEqualTo(146_097 / 7 * 5);
    assertThat(WorkingDays.after(LocalDate.of(1500, 1, 1), 5)).isEqualTo(LocalDate.of(1500, 1, 8));
  }
}
