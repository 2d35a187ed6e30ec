package se.lotsen.projection.course;

import java.time.YearMonth;
import java.util.Comparator;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;

/** The place of a value within its indicator and project. */
record Cell(Municipality municipality, AreaCode area, YearMonth month) implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::municipality)
          .thenComparing(cell -> cell.area().value())
          .thenComparing(Cell::month);

  static Cell of(LedgerEntry entry) {
    return new Cell(entry.municipality(), entry.area(), YearMonth.from(entry.on()));
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
