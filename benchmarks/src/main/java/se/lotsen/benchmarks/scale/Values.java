package se.lotsen.benchmarks.scale;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.lotsen.benchmarks.scale.Count.Amount;
import se.lotsen.benchmarks.scale.Count.Cell;

/** The values that a Lotsen answers, beside those that were counted apart from it. */
final class Values {
  private static final String CUT = "&by=municipality,area&period=month";

  private final Wire wire;

  Values(Wire wire) {
    this.wire = wire;
  }

  /**
   * How they differ from what was counted.
   *
   * @param cells that were compared: all that are not zero on either side
   * @param wrong what is wrong with some of them
   */
  record Comparison(int cells, SortedSet<String> wrong) {
    boolean isExact() {
      return wrong.isEmpty();
    }

    String words() {
      return isExact()
          ? "%,d of %,d cells exact".formatted(cells, cells)
          : "%,d of %,d cells wrong, such as %s".formatted(wrong.size(), cells, wrong.first());
    }
  }

  Comparison compare(SortedMap<Cell, Amount> counted) {
    var expected = asAnswered(counted);
    var answered = new TreeMap<Cell, Amount>();
    for (var project : of(expected, true)) {
      for (var indicator : of(expected, false)) {
        read(project, indicator, answered);
      }
    }
    var all = new TreeSet<>(expected.keySet());
    all.addAll(answered.keySet());
    var wrong = new TreeSet<String>();
    var zero = new Amount(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    for (var cell : all) {
      var one = expected.getOrDefault(cell, zero);
      var other = answered.getOrDefault(cell, zero);
      if (!one.isSame(other)) {
        wrong.add("%s: %s counted, %s answered".formatted(cell, one, other));
      }
    }
    return new Comparison(all.size(), wrong);
  }

  /**
   * A version whose rules do not know clients-advised counts all clients under the name of the
   * companies; once they do, both are compared by their own names.
   */
  private SortedMap<Cell, Amount> asAnswered(SortedMap<Cell, Amount> counted) {
    if (wire.get("/v1/indicators/rules").good().toString().contains("\"clients-advised\"")) {
      return counted;
    }
    var known = new TreeMap<Cell, Amount>();
    counted.forEach(
        (cell, amount) -> {
          if (cell.indicator().equals("clients-advised")) {
            known.put(
                new Cell(
                    cell.project(),
                    "companies-advised",
                    cell.municipality(),
                    cell.area(),
                    cell.month()),
                amount);
          } else if (!cell.indicator().equals("companies-advised")) {
            known.put(cell, amount);
          }
        });
    return known;
  }

  private static Set<String> of(SortedMap<Cell, Amount> cells, boolean projects) {
    var all = new LinkedHashSet<String>();
    cells.keySet().forEach(cell -> all.add(projects ? cell.project() : cell.indicator()));
    return all;
  }

  private void read(String project, String indicator, SortedMap<Cell, Amount> into) {
    var answer =
        wire.get(
                "/v1/indicators/projects/%s/values?indicator=%s%s"
                    .formatted(project, indicator, CUT))
            .good();
    for (var row : answer.get("indicators").get(0).path("rows")) {
      into.put(
          new Cell(
              project,
              indicator,
              row.get("municipality").asString(),
              row.get("area").asString(),
              row.get("period").asString()),
          new Amount(
              row.get("women").decimalValue(),
              row.get("men").decimalValue(),
              row.get("notStated").decimalValue()));
    }
  }
}
