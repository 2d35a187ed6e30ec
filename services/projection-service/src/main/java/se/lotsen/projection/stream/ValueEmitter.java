package se.lotsen.projection.stream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import se.lotsen.model.Breakdown;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.state.WriteBehindStore;

/**
 * Emits values that changed, together and a little later, so that one that changes a thousand times
 * while old events are counted is emitted once. While events are live that is every {@link
 * #LIVE_EVERY}, with a commit, so that readers see it at once.
 */
final class ValueEmitter {
  static final Duration LIVE_EVERY = Duration.ofMillis(20);

  private static final Duration BEHIND_EVERY = Duration.ofSeconds(1);
  private static final int MAX_PENDING = 10_000;

  /** An event that was recorded within this time is live: somebody may be waiting to see it. */
  private static final Duration LIVE_THRESHOLD = Duration.ofSeconds(5);

  private final Map<String, IndicatorValue> pending = new LinkedHashMap<>();
  private boolean dirty;
  private long lastEmitted;
  private long newestRecord;

  /** A record was processed, whatever came of it: its transaction wants a commit. */
  void processed(long timestamp) {
    dirty = true;
    newestRecord = Math.max(newestRecord, timestamp);
  }

  void add(IndicatorValue value) {
    pending.put(value.cell(), value);
  }

  /** Takes up what was counted but not emitted when the last owner of this task stopped. */
  void restore(WriteBehindStore<KeptValue> values) {
    values.scan(
        "",
        (cell, kept) -> {
          if (!kept.told()) {
            pending.put(cell, kept.value());
          }
          return true;
        });
  }

  void clear() {
    pending.clear();
    dirty = false;
    lastEmitted = 0;
    newestRecord = 0;
  }

  /** Emits what changed if it is time to; asks for a commit when somebody is waiting for it. */
  void emit(
      long now, ProcessorContext<String, Object> context, WriteBehindStore<KeptValue> values) {
    if (!dirty && pending.isEmpty()) {
      return;
    }
    var isLive = now - newestRecord < LIVE_THRESHOLD.toMillis();
    if (!isLive && pending.size() < MAX_PENDING && now - lastEmitted < BEHIND_EVERY.toMillis()) {
      return;
    }
    pending.forEach(
        (cell, value) -> {
          var gone = value.quantity().equals(Breakdown.NONE);
          context.forward(
              new Record<>(cell, gone ? null : (Object) value, now, new RecordHeaders()),
              ProjectionTopology.TO_VALUES);
          values.put(cell, gone ? null : new KeptValue(value, true));
        });
    values.keepChanges();
    pending.clear();
    lastEmitted = now;
    dirty = false;
    if (isLive) {
      context.commit();
    }
  }
}
