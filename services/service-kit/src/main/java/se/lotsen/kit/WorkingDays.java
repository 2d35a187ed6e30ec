package se.lotsen.kit;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The days on which offices in Sweden work: Monday to Friday without the public holidays, and
 * without the eves of Midsummer, Christmas and the New Year, which the law counts as Sundays where
 * a time runs out (lag 1930:173, section 2).
 *
 * <p>Holidays are known for the years 1900 to 2199; before and after, only weekends are closed.
 * Nothing is counted day by day: a number of days is that of the weekdays, which is arithmetic,
 * less the few holidays of each year in between.
 */
public final class WorkingDays {
  /** No deadline is further away, in working days. */
  public static final int MAX = 500;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private static final LocalDate MONDAY = LocalDate.of(1899, 12, 25);

  private static final HolidayManager HOLIDAYS =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));

  /**
   * The holidays of each year that are no Saturdays or Sundays, as days of the year, in order; a
   * year is looked up when it is first asked for, by two threads at once at worst.
   */
  private static final AtomicReferenceArray<int @Nullable []> CLOSED =
      new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

  private WorkingDays() {}

  /** Whether it is one. */
  public static boolean isOne(LocalDate day) {
    return isWeekday(day) && Arrays.binarySearch(closed(day.getYear()), day.getDayOfYear()) < 0;
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
    for (long left = days; left > 0; left = days - count(day, at)) {
      at = weekdayAfter(at, left);
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
        : Math.clamp(count(from, to), 0, Integer.MAX_VALUE);
  }

  /** As {@link #between}, where the first day is not the later one. */
  private static long count(LocalDate from, LocalDate to) {
    long closed = (long) closedUpTo(to) - closedUpTo(from);
    int first = Math.max(from.getYear(), FIRST_YEAR);
    int last = Math.min(to.getYear(), LAST_YEAR + 1);
    for (int year = first; year < last; year++) {
      closed += closed(year).length;
    }
    return weekdaysUpTo(to) - weekdaysUpTo(from) - closed;
  }

  /** How many holidays of its year there are up to and with this day. */
  private static int closedUpTo(LocalDate day) {
    int found = Arrays.binarySearch(closed(day.getYear()), day.getDayOfYear());
    return found < 0 ? -found - 1 : found + 1;
  }

  private static int[] closed(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return new int[0];
    }
    var known = CLOSED.get(year - FIRST_YEAR);
    if (known == null) {
      known =
          HOLIDAYS.getHolidays(Year.of(year)).stream()
              .map(Holiday::getDate)
              .filter(WorkingDays::isWeekday)
              .mapToInt(LocalDate::getDayOfYear)
              .sorted()
              .distinct()
              .toArray();
      CLOSED.set(year - FIRST_YEAR, known);
    }
    return known;
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  /** How many weekdays there are from a Monday long ago up to and with this day. */
  private static long weekdaysUpTo(LocalDate day) {
    return 5 * Math.floorDiv(sinceMonday(day), 7L) + Math.min(day.getDayOfWeek().getValue(), 5);
  }

  private static LocalDate weekdayAfter(LocalDate day, long weekdays) {
    long wanted = weekdaysUpTo(day) + weekdays - 1;
    return MONDAY.plusDays(7 * Math.floorDiv(wanted, 5L) + Math.floorMod(wanted, 5L));
  }

  private static long sinceMonday(LocalDate day) {
    return day.toEpochDay() - MONDAY.toEpochDay();
  }
}
