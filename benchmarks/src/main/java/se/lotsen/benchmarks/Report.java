package se.lotsen.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table: what was measured, its limit in the same run, the one as a share of the other, and
 * what was asked of it.
 */
public final class Report {
  private final List<String> rows = new ArrayList<>();

  /** Two rates; the share says how near the first comes to the second. */
  void rate(String what, long done, Duration in, String limit, long limitDone, Duration limitIn) {
    rate(what, perSecond(done, in), limit, perSecond(limitDone, limitIn));
  }

  /** Two rates per second; the share says how near the first comes to the second. */
  void rate(String what, double rate, String limit, double limitRate) {
    row(
        what,
        "%,.0f/s".formatted(rate),
        limit,
        "%,.0f/s".formatted(limitRate),
        share(rate / limitRate),
        "");
  }

  /** The same, where a share was asked for. */
  void rate(String what, double rate, String limit, double limitRate, Goal share) {
    row(
        what,
        "%,.0f/s".formatted(rate),
        limit,
        "%,.0f/s".formatted(limitRate),
        share(rate / limitRate),
        asked(share, rate / limitRate));
  }

  /** Two times of one thing; the share says how many times the limit it takes. */
  void time(String what, double micros, String limit, double limitMicros) {
    row(
        what,
        "%,.3f µs".formatted(micros),
        limit,
        "%,.3f µs".formatted(limitMicros),
        share(micros / limitMicros),
        "");
  }

  /** A figure beside what was asked of it. */
  public void figure(String what, double value, Goal asked) {
    row(what, asked.of(value), "", "", "", asked(asked, value));
  }

  /** Two figures of one kind, where so many times was asked for. */
  public void times(
      String what, double value, String limit, double limitValue, String unit, Goal times) {
    row(
        what,
        Goal.number(value) + " " + unit,
        limit,
        Goal.number(limitValue) + " " + unit,
        share(value / limitValue),
        asked(times, value / limitValue));
  }

  /** Something to know beside the figures. */
  public void note(String what, String value) {
    row(what, value.replace('|', '/'), "", "", "", "");
  }

  private static String asked(Goal goal, double value) {
    return "%s: %s".formatted(goal.words(), goal.verdict(value));
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }

  private void row(String... cells) {
    var row = "| %s |".formatted(String.join(" | ", cells));
    rows.add(row);
    System.out.println(row);
  }

  void print() {
    System.out.println();
    System.out.println("| what | measured | limit | limit measured | share | asked |");
    System.out.println("|---|---|---|---|---|---|");
    rows.forEach(System.out::println);
  }

  private static double perSecond(long done, Duration in) {
    return done / (in.toNanos() / 1e9);
  }
}
