package se.lotsen.projection.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.ContributionsInMemory;
import se.lotsen.projection.counting.Counter;
import se.lotsen.projection.counting.State;
import se.lotsen.projection.rule.Catalogue;

/** The stream's own fold, over entries read from the ledger: what was known at a moment. */
final class Fold {
  private final ContributionsInMemory contributions = new ContributionsInMemory();
  private final Remembered<IndicatorValue> values = new Remembered<>();

  /**
   * Each aggregate in its own order, which moments do not tell: a clock may be set back. Among
   * aggregates the order makes no difference.
   */
  static Fold over(Catalogue catalogue, List<LedgerEntry> entries) {
    var fold = new Fold();
    var counter = new Counter(catalogue, fold.contributions, fold.values);
    entries.stream()
        .sorted(
            Comparator.comparing(Fold::aggregate)
                .thenComparingLong(Fold::sequence)
                .thenComparingInt(Fold::index))
        .forEach(entry -> counter.count(entry, changed -> {}));
    return fold;
  }

  /** The values that came of it, in the order of their cells. */
  List<IndicatorValue> values() {
    var found = new ArrayList<IndicatorValue>();
    values.known.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .filter(value -> !value.quantity().equals(Breakdown.NONE))
        .forEach(found::add);
    return found;
  }

  private static String aggregate(LedgerEntry entry) {
    return entry.id().substring(0, entry.id().indexOf('/'));
  }

  private static long sequence(LedgerEntry entry) {
    return Long.parseLong(entry.causedBy().substring(entry.causedBy().indexOf('/') + 1));
  }

  private static int index(LedgerEntry entry) {
    return Integer.parseInt(entry.id().substring(entry.id().lastIndexOf('/') + 1));
  }

  private static final class Remembered<V> implements State<V> {
    private final Map<String, V> known = new HashMap<>();

    @Override
    public @Nullable V get(String key) {
      return known.get(key);
    }

    @Override
    public void put(String key, @Nullable V value) {
      if (value == null) {
        known.remove(key);
      } else {
        known.put(key, value);
      }
    }
  }
}
