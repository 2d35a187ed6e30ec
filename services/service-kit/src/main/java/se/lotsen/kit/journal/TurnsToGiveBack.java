package se.lotsen.kit.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * When the store is told to give a collection's space back: at once where it was not a moment ago;
 * else when nothing more is being erased from it, or after {@link #LONGEST}. A disposal of many
 * records would otherwise have the store go through its file over and over for each few of them.
 */
final class TurnsToGiveBack {
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final LongSupplier nanoTime;
  private final Map<String, Long> givenBack = new HashMap<>();
  private final Map<String, Long> looked = new HashMap<>();

  TurnsToGiveBack(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * @param times how often something was erased from the collection so far
   */
  boolean isTurnOf(String collection, long times) {
    var before = looked.put(collection, times);
    var last = givenBack.get(collection);
    return last == null
        || nanoTime.getAsLong() - last >= LONGEST.toNanos()
        || (before != null && before == times);
  }

  void hasGivenBack(String collection) {
    givenBack.put(collection, nanoTime.getAsLong());
  }
}
