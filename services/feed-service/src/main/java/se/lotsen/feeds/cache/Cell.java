package se.lotsen.feeds.cache;

import java.time.YearMonth;
import java.util.Comparator;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;

/** Where a quantity of one project belongs, in the order in which funders are shown it. */
public record Cell(
    IndicatorCode indicator,
    int ruleVersion,
    Municipality municipality,
    AreaCode area,
    YearMonth month)
    implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::indicator)
          .thenComparingInt(Cell::ruleVersion)
          .thenComparing(cell -> cell.municipality().scb())
          .thenComparing(Cell::area)
          .thenComparing(Cell::month);

  Rule rule() {
    return new Rule(indicator, ruleVersion);
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }

  /** One version of the rule of one indicator; cells of one rule add up, of two they do not. */
  record Rule(IndicatorCode indicator, int version) {}
}
