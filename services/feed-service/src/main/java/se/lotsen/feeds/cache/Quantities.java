package se.lotsen.feeds.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.IndicatorCode;

/**
 * The newest quantity of every cell of one project with the totals and the fingerprint of all,
 * which are kept up with each record. A deleted cell stays as such, to be told to those who knew
 * it. What comes out depends on the newest record of each cell alone, not on the order in which
 * records came. Not safe for threads.
 */
final class Quantities {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final NavigableMap<Cell, Newest> cells = new TreeMap<>();
  private final NavigableMap<Long, Cell> byOffset = new TreeMap<>();
  private final Map<Cell.Rule, Breakdown> totals = new HashMap<>();
  private long fingerprint;

  private record Newest(long offset, @Nullable Breakdown quantity) {
    Breakdown quantityOrZero() {
      return quantity == null ? Breakdown.NONE : quantity;
    }
  }

  /** False when the cell is known from a record at least as new. */
  boolean put(Cell cell, @Nullable Breakdown quantity, long offset) {
    var before = cells.get(cell);
    if (before != null && before.offset() >= offset) {
      return false;
    }
    var after = new Newest(offset, quantity);
    cells.put(cell, after);
    byOffset.put(offset, cell);
    var difference = after.quantityOrZero();
    fingerprint += print(cell, quantity);
    if (before != null) {
      byOffset.remove(before.offset());
      difference = difference.plus(before.quantityOrZero().negated());
      fingerprint -= print(cell, before.quantity());
    }
    totals.merge(cell.rule(), difference, Breakdown::plus);
    return true;
  }

  /** Offset of the newest record, -1 before the first. */
  long newestOffset() {
    return byOffset.isEmpty() ? -1 : byOffset.lastKey();
  }

  long fingerprint() {
    return fingerprint;
  }

  int size() {
    return cells.size();
  }

  /** The newest state of each cell that has changed after the position, in order. */
  List<Change> after(Position position) {
    var changes = new ArrayList<Change>();
    for (var newer : byOffset.tailMap(position.offset(), false).entrySet()) {
      changes.add(change(newer.getValue(), new Position(position.partition(), newer.getKey())));
    }
    return Collections.unmodifiableList(changes);
  }

  Change change(Cell cell, Position position) {
    var newest = cells.get(cell);
    return new Change(
        position,
        cell,
        newest == null ? Breakdown.NONE : newest.quantityOrZero(),
        total(cell.rule()));
  }

  private Breakdown total(Cell.Rule rule) {
    return totals.getOrDefault(rule, Breakdown.NONE);
  }

  /** These indicators, each by the highest version of its rule that has a cell. */
  List<Snapshot.Indicator> of(Collection<Agreement.Target> targets) {
    var highest = new HashMap<IndicatorCode, Integer>();
    cells.forEach(
        (cell, newest) -> {
          if (newest.quantity() != null) {
            highest.merge(cell.indicator(), cell.ruleVersion(), Math::max);
          }
        });
    var byRule = new HashMap<Cell.Rule, SortedMap<Cell, Breakdown>>();
    cells.forEach(
        (cell, newest) -> {
          if (!newest.quantityOrZero().equals(Breakdown.NONE)) {
            byRule
                .computeIfAbsent(cell.rule(), rule -> new TreeMap<>())
                .put(cell, newest.quantityOrZero());
          }
        });
    return targets.stream()
        .map(
            target -> {
              var version = highest.get(target.indicator());
              var rule = new Cell.Rule(target.indicator(), version == null ? 0 : version);
              return new Snapshot.Indicator(
                  target.indicator(),
                  version,
                  total(rule),
                  target.total(),
                  byRule.getOrDefault(rule, Collections.emptySortedMap()));
            })
        .toList();
  }

  /** FNV-1a over the written form; of a deleted cell 0, as of one that never was. */
  private static long print(Cell cell, @Nullable Breakdown quantity) {
    if (quantity == null) {
      return 0;
    }
    var written = cell.toString() + quantity;
    long print = FNV_OFFSET;
    for (int i = 0; i < written.length(); i++) {
      print = (print ^ written.charAt(i)) * FNV_PRIME;
    }
    return print;
  }
}
