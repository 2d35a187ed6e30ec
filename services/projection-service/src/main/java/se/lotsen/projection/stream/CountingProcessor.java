package se.lotsen.projection.stream;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.DeadLetterHeaders;
import se.lotsen.kit.messaging.EventReader;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.Breakdown;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.Contributions;
import se.lotsen.projection.counting.Counter;
import se.lotsen.projection.counting.State;
import se.lotsen.projection.ledger.AggregateFacts;
import se.lotsen.projection.ledger.Bookkeeper;
import se.lotsen.projection.ledger.Bookkeeper.Booked;
import se.lotsen.projection.rule.Catalogue;

/**
 * Books each event, writes its ledger entries and counts them. Values that changed go out together
 * a little later, so that a value that changes a thousand times while old events are counted is
 * told once; while events are new that is {@link #LIVE_EVERY} and asks for a commit, so that
 * readers see it at once.
 */
final class CountingProcessor implements Processor<String, byte[], String, Object> {
  private static final Logger log = LoggerFactory.getLogger(CountingProcessor.class);
  private static final Duration LIVE_EVERY = Duration.ofMillis(20);
  private static final Duration BEHIND_EVERY = Duration.ofSeconds(1);
  private static final int MOST_UNTOLD = 10_000;
  private static final Duration NEW = Duration.ofSeconds(5);

  private final Catalogue catalogue;
  private final Clock clock;
  private final FailPoints failPoints;
  private final ProjectionMeters meters;
  private final Map<String, IndicatorValue> untold = new LinkedHashMap<>();
  private boolean dirty;
  private long lastTold;
  private long newestRecord;

  // Set by init, which Kafka Streams calls first.
  private @Nullable Bound bound;

  /** What a processor has once it belongs to a task. */
  private record Bound(
      ProcessorContext<String, Object> context,
      Cancellable telling,
      State<AggregateFacts> facts,
      KeyValueStore<String, KeptValue> values,
      Counter counter) {}

  CountingProcessor(
      Catalogue catalogue, Clock clock, FailPoints failPoints, ProjectionMeters meters) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.failPoints = failPoints;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    KeyValueStore<String, AggregateFacts> facts = context.getStateStore(ProjectionTopology.FACTS);
    KeyValueStore<String, Contributions> contributions =
        context.getStateStore(ProjectionTopology.CONTRIBUTIONS);
    KeyValueStore<String, KeptValue> values = context.getStateStore(ProjectionTopology.VALUES);
    bound =
        new Bound(
            context,
            context.schedule(LIVE_EVERY, PunctuationType.WALL_CLOCK_TIME, this::tell),
            new RememberedStore<>(facts),
            values,
            new Counter(catalogue, new RememberedStore<>(contributions), new ValueState(values)));
    rememberUntold(values);
  }

  /**
   * Forgets all it remembers. Kafka Streams may close this processor when its transaction was
   * aborted, and begin with the same one again from the stores as they were before.
   */
  @Override
  public void close() {
    var closing = bound;
    if (closing != null) {
      closing.telling().cancel();
    }
    bound = null;
    untold.clear();
    dirty = false;
    lastTold = 0;
    newestRecord = 0;
  }

  /** What was counted but not told when the last owner of this task stopped. */
  private void rememberUntold(KeyValueStore<String, KeptValue> values) {
    try (var all = values.all()) {
      while (all.hasNext()) {
        var kept = all.next();
        if (!kept.value.told()) {
          untold.put(kept.key, kept.value.value());
        }
      }
    }
  }

  @Override
  public void process(Record<String, byte[]> record) {
    dirty = true;
    newestRecord = Math.max(newestRecord, record.timestamp());
    if (EventReader.isOfUnknownType(record.headers())) {
      meters.unknown.increment();
      return;
    }
    try {
      book(EventReader.read(record.headers(), record.value(), Event.class), record);
    } catch (UnreadableRecord e) {
      meters.unreadable.increment();
      putAside(record, e);
    }
  }

  private void book(Received<Event> received, Record<String, byte[]> record) {
    var here = here();
    var known = here.facts().get(received.subject());
    var booked =
        Bookkeeper.book(
            known == null ? AggregateFacts.NONE : known,
            received.event(),
            received.id(),
            received.sequence(),
            received.recordedAt());
    switch (booked) {
      case Booked.Seen seen -> meters.seen.increment();
      case Booked.Gap gap -> {
        meters.gaps.increment();
        log.warn(
            "Gap: {} came after sequence {}; publish that aggregate again to mend it",
            received.id(),
            gap.after());
      }
      case Booked.Entries entries -> {
        here.facts().put(received.subject(), entries.facts());
        for (var entry : entries.entries()) {
          enter(entry, record);
        }
        meters.counted.increment();
        failPoints.passed(FailPoint.PROJECTION_COUNTED);
      }
    }
  }

  private void enter(LedgerEntry entry, Record<String, byte[]> record) {
    var here = here();
    var headers = new RecordHeaders();
    here.context()
        .recordMetadata()
        .ifPresent(
            at ->
                headers.add(
                    "lotsen_source",
                    "%s/%d/%d"
                        .formatted(at.topic(), at.partition(), at.offset())
                        .getBytes(StandardCharsets.UTF_8)));
    here.context()
        .forward(
            new Record<>(entry.project().value(), (Object) entry, record.timestamp(), headers),
            ProjectionTopology.TO_LEDGER);
    here.counter().count(entry, changed -> untold.put(changed.cell(), changed));
  }

  /** Tells what changed; asks for a commit when somebody is waiting for it. */
  private void tell(long now) {
    if (!dirty && untold.isEmpty()) {
      return;
    }
    var isNew = now - newestRecord < NEW.toMillis();
    if (!isNew && untold.size() < MOST_UNTOLD && now - lastTold < BEHIND_EVERY.toMillis()) {
      return;
    }
    var here = here();
    untold.forEach(
        (cell, value) -> {
          var gone = value.quantity().equals(Breakdown.NONE);
          here.context()
              .forward(
                  new Record<>(cell, gone ? null : (Object) value, now, new RecordHeaders()),
                  ProjectionTopology.TO_VALUES);
          here.values().put(cell, gone ? null : new KeptValue(value, true));
        });
    untold.clear();
    lastTold = now;
    dirty = false;
    if (isNew) {
      here.context().commit();
    }
  }

  private void putAside(Record<String, byte[]> record, UnreadableRecord why) {
    var headers = new RecordHeaders(record.headers());
    var here = here();
    here.context()
        .recordMetadata()
        .ifPresent(
            place ->
                DeadLetterHeaders.add(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, place.topic()));
    DeadLetterHeaders.add(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, why.getClass().getName());
    DeadLetterHeaders.add(
        headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, String.valueOf(why.getMessage()));
    here.context()
        .forward(
            new Record<>(record.key(), (Object) record.value(), clock.millis(), headers),
            ProjectionTopology.TO_DEAD_LETTERS);
  }

  private Bound here() {
    if (bound == null) {
      throw new IllegalStateException("Asked before it belonged to a task");
    }
    return bound;
  }
}
