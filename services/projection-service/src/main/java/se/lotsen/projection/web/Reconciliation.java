package se.lotsen.projection.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.indicator.IndicatorValue;

/**
 * The values that are kept beside those that the ledger folds to; they must agree cell by cell.
 *
 * @param differences the first {@link #MAX_NAMED} of them, in the order of the cells
 * @param changing how many cells changed while the ledger was read: whether those agree is to be
 *     asked again; absent where there are none
 */
record Reconciliation(
    boolean agrees, int cells, List<Difference> differences, @Nullable Integer changing) {
  static final int MAX_NAMED = 1_000;

  /** A cell in which they do not agree; null where one of the two has nothing. */
  record Difference(String cell, @Nullable Breakdown kept, @Nullable Breakdown folded) {}

  /**
   * @param before what was kept before the ledger was read
   * @param after what was kept when that was done; a cell that is another one now has no say
   */
  static Reconciliation of(
      Map<String, Breakdown> before, Map<String, Breakdown> folded, Map<String, Breakdown> after) {
    var cells = new TreeSet<>(folded.keySet());
    cells.addAll(before.keySet());
    cells.addAll(after.keySet());
    int changing = 0;
    var differences = new ArrayList<Difference>();
    for (var cell : cells) {
      var kept = after.get(cell);
      if (!Objects.equals(before.get(cell), kept)) {
        changing++;
      } else if (!Objects.equals(kept, folded.get(cell))) {
        differences.add(new Difference(cell, kept, folded.get(cell)));
      }
    }
    return new Reconciliation(
        differences.isEmpty(),
        cells.size(),
        differences.stream().limit(MAX_NAMED).toList(),
        changing == 0 ? null : changing);
  }

  /** Cells and what is in them. */
  static Map<String, Breakdown> quantities(Stream<IndicatorValue> values) {
    var quantities = new HashMap<String, Breakdown>();
    values.forEach(value -> quantities.put(value.cell(), value.quantity()));
    return quantities;
  }
}
