package se.lotsen.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table: what was measured, its limit in the same run, and the one as a share of the other. */
final class Report {
  private final List<String> rows = new ArrayList<>();

  /** Two rates; the share says how near the first comes to the second. */
  void rate(String what, long done, Duration in, String limit, long limitDone, Duration limitIn) {
    double rate = perSecond(done, in);
    double best = perSecond(limitDone, limitIn);
    row(what, "%,.0f/s".formatted(rate), limit, "%,.0f/s".formatted(best), rate / best);
  }

  /** Two times of one thing; the share says how many times the limit it takes. */
  void time(String what, double micros, String limit, double limitMicros) {
    row(
        what,
        "%,.3f µs".formatted(micros),
        limit,
        "%,.3f µs".formatted(limitMicros),
        micros / limitMicros);
  }

  /** A figure that has no limit but the one that was asked for. */
  void figure(String what, String value, String asked) {
    add("| %s | %s | asked: %s | | |".formatted(what, value, asked));
  }

  private void row(String what, String value, String limit, String limitValue, double share) {
    add(
        "| %s | %s | %s | %s | %s |"
            .formatted(what, value, limit, limitValue, String.format(Locale.ROOT, "%.2f", share)));
  }

  private void add(String row) {
    rows.add(row);
    System.out.println(row);
  }

  void print() {
    System.out.println();
    System.out.println("| what | measured | limit | limit measured | share |");
    System.out.println("|---|---|---|---|---|");
    rows.forEach(System.out::println);
  }

  private static double perSecond(long done, Duration in) {
    return done / (in.toNanos() / 1e9);
  }
}
