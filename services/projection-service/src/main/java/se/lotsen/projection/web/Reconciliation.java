package se.lotsen.projection.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.indicator.IndicatorValue;

/** The values that are kept beside those that the ledger folds to; they must agree cell by cell. */
record Reconciliation(boolean agrees, int cells, List<Difference> differences) {
  /** A cell in which they do not agree; null where one of the two has nothing. */
  record Difference(String cell, @Nullable Breakdown kept, @Nullable Breakdown folded) {}

  static Reconciliation of(List<IndicatorValue> kept, List<IndicatorValue> folded) {
    var cells = new TreeMap<String, Difference>();
    kept.forEach(
        value -> cells.put(value.cell(), new Difference(value.cell(), value.quantity(), null)));
    folded.forEach(
        value ->
            cells.merge(
                value.cell(),
                new Difference(value.cell(), null, value.quantity()),
                (known, other) -> new Difference(value.cell(), known.kept(), other.folded())));
    var differences = new ArrayList<>(cells.values());
    differences.removeIf(cell -> Objects.equals(cell.kept(), cell.folded()));
    return new Reconciliation(differences.isEmpty(), cells.size(), differences);
  }
}
