package se.lotsen.kit;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The days on which offices in Sweden work: Monday to Friday without the public holidays, and
 * without the eves of Midsummer, Christmas and the New Year, which the law counts as Sundays where
 * a time runs out (lag 1930:173, section 2).
 */
public final class WorkingDays {
  /** No deadline is further away, in working days. */
  public static final int MOST = 500;

  private static final HolidayManager HOLIDAYS =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));

  private WorkingDays() {}

  /** Whether it is one. */
  public static boolean isOne(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !HOLIDAYS.isHoliday(day);
  }

  /**
   * The working day so many working days after a day; the day itself does not count.
   *
   * @param days 0 gives the day itself, also if it is none
   */
  public static LocalDate after(LocalDate day, int days) {
    if (days < 0) {
      throw new IllegalArgumentException("Working days are counted forwards, not " + days);
    }
    var at = day;
    for (int left = days; left > 0; ) {
      at = at.plusDays(1);
      left -= isOne(at) ? 1 : 0;
    }
    return at;
  }

  /**
   * How many working days there are after the first day up to and with the second; negative where
   * the second is the earlier one.
   */
  public static int between(LocalDate from, LocalDate to) {
    return to.isBefore(from)
        ? -between(to, from)
        : (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(WorkingDays::isOne).count();
  }
}
