package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;

/** What an oracle has counted so far, by the cells' keys. */
final class Cells {
  private final Map<String, Breakdown> cells = new TreeMap<>();

  void addOne(ProjectId project, String indicator, Place place, LocalDate on) {
    add(project, indicator, place, on, Breakdown.unsplit(BigDecimal.ONE));
  }

  void add(ProjectId project, String indicator, Place place, LocalDate on, Breakdown quantity) {
    var cell =
        String.join(
            "|",
            project.value(),
            indicator,
            place.municipality().scb(),
            place.area().value(),
            YearMonth.from(on).toString());
    cells.merge(cell, quantity, Breakdown::plus);
  }

  /** Without those that come to nothing. */
  Map<String, Breakdown> values() {
    cells.values().removeIf(Breakdown.NONE::equals);
    return cells;
  }
}
