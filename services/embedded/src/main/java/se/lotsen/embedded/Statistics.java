package se.lotsen.embedded;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How much work the searches in each collection have been since the store was opened. */
final class Statistics {
  private final Map<String, Counters> collections = new ConcurrentHashMap<>();

  /** The counters of one collection; searches add to them. */
  static final class Counters {
    final LongAdder examined = new LongAdder();
    final LongAdder returned = new LongAdder();
    final LongAdder scans = new LongAdder();
  }

  Counters of(String collection) {
    return collections.computeIfAbsent(collection, name -> new Counters());
  }

  Map<String, SearchCounts> snapshot() {
    Map<String, SearchCounts> counts = new TreeMap<>();
    collections.forEach(
        (collection, counters) ->
            counts.put(
                collection,
                new SearchCounts(
                    counters.examined.sum(), counters.returned.sum(), counters.scans.sum())));
    return counts;
  }
}
