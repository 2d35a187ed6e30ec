package se.lotsen.projection.report;

import java.time.YearMonth;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;

/**
 * Which lines make a report up: those of its own months as they are known, and for the months
 * before it, by what they differ from what was told. Both are read in one order, side by side.
 */
final class ReportLines {
  private final YearMonth begin;
  private final YearMonth from;
  private final Consumer<Line> reported;
  private final Consumer<Line> told;

  /**
   * @param begin first month that any report of the decision is about
   * @param from first month of this one
   * @param reported is given each line of the report, in their order
   * @param told is given each line that was told before
   */
  ReportLines(YearMonth begin, YearMonth from, Consumer<Line> reported, Consumer<Line> told) {
    this.begin = begin;
    this.from = from;
    this.reported = reported;
    this.told = told;
  }

  /**
   * @param now the lines as they are known, up to the report's last month
   * @param before what was told in earlier reports
   */
  void compare(Iterator<Line> now, Iterator<Line> before) {
    var current = next(now);
    var earlier = next(before);
    while (current != null || earlier != null) {
      int order =
          current == null ? 1 : earlier == null ? -1 : current.place().compareTo(earlier.place());
      if (order <= 0 && current != null) {
        if (order == 0 && earlier != null) {
          differ(current, current.effect(), earlier);
        } else {
          alone(current);
        }
        current = next(now);
      } else if (earlier != null) {
        differ(earlier, Breakdown.NONE, earlier);
      }
      if (order >= 0 && earlier != null) {
        told.accept(earlier);
        earlier = next(before);
      }
    }
  }

  private static @Nullable Line next(Iterator<Line> lines) {
    return lines.hasNext() ? lines.next() : null;
  }

  /** What was never told. */
  private void alone(Line line) {
    if (!line.month().isBefore(from)) {
      reported.accept(line.as(Line.Part.PERIOD, line.effect()));
    } else if (!line.month().isBefore(begin)) {
      reported.accept(line.as(Line.Part.ADJUSTMENT, line.effect()));
    }
  }

  private void differ(Line line, Breakdown now, Line earlier) {
    var difference = now.plus(earlier.effect().negated());
    if (!difference.equals(Breakdown.NONE)) {
      reported.accept(line.as(Line.Part.ADJUSTMENT, difference));
    }
  }
}
