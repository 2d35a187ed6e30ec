package se.lotsen.projection.stream;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.EventReader;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.ContributionRecord;
import se.lotsen.projection.counting.Counter;
import se.lotsen.projection.ledger.Bookkeeper;
import se.lotsen.projection.ledger.Bookkeeper.Booked;
import se.lotsen.projection.ledger.FactRecord;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.state.WriteBehindStore;

/**
 * Books each event, writes its ledger entries and counts them; what values come to goes out by
 * {@link ValueEmitter}.
 *
 * <p>An event is counted whole or not at all. A fault of ours in counting it puts it aside, and the
 * next one is counted; trouble of Kafka or of its stores stops the task, which begins again at the
 * last commit.
 */
final class CountingProcessor implements Processor<String, byte[], String, Object> {
  /** The header of a ledger entry that says where its event is: {@code topic/partition/offset}. */
  static final String SOURCE_HEADER = "lotsen_source";

  /** The header in which a ledger record says of which type the event behind it is. */
  static final String CAUSE_HEADER = "lotsen_cause";

  /** The header that is there where that event took something back and put another in its place. */
  static final String CHANGES_HEADER = "lotsen_changes";

  private static final byte[] YES = {'1'};

  private static final Logger log = LoggerFactory.getLogger(CountingProcessor.class);

  /** How many entries of one event wait until all is counted: some events change very many. */
  private static final int MAX_WAITING = 1_000;

  /** An id of an event is a UUID and a number, and stands three times in an entry. */
  private static final int MAX_ID = 100;

  private final Catalogue catalogue;
  private final Clock clock;
  private final FailPoints failPoints;
  private final ProjectionMeters meters;
  private final BrokenPlaces broken;
  private final ValueEmitter emitter = new ValueEmitter();
  private final List<LedgerEntry> waiting = new ArrayList<>();
  private final List<IndicatorValue> changed = new ArrayList<>();
  private boolean partlySent;

  // Set by init, which Kafka Streams calls first.
  private @Nullable Bound bound;

  /** What a processor has once it belongs to a task. */
  private record Bound(
      ProcessorContext<String, Object> context,
      Cancellable emitting,
      WriteBehindStore<FactRecord> facts,
      WriteBehindStore<ContributionRecord> contributions,
      WriteBehindStore<KeptValue> values,
      Counter counter) {

    void keepChanges() {
      facts.keepChanges();
      contributions.keepChanges();
      values.keepChanges();
    }

    void takeBackChanges() {
      facts.takeBackChanges();
      contributions.takeBackChanges();
      values.takeBackChanges();
    }

    RecordMetadata place() {
      return context
          .recordMetadata()
          .orElseThrow(() -> new IllegalStateException("A record without a place"));
    }
  }

  CountingProcessor(
      Catalogue catalogue,
      Clock clock,
      FailPoints failPoints,
      ProjectionMeters meters,
      BrokenPlaces broken) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.failPoints = failPoints;
    this.meters = meters;
    this.broken = broken;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    WriteBehindStore<FactRecord> facts = context.getStateStore(ProjectionTopology.FACTS);
    WriteBehindStore<ContributionRecord> contributions =
        context.getStateStore(ProjectionTopology.CONTRIBUTIONS);
    WriteBehindStore<KeptValue> values = context.getStateStore(ProjectionTopology.VALUES);
    bound =
        new Bound(
            context,
            context.schedule(ValueEmitter.LIVE_EVERY, PunctuationType.WALL_CLOCK_TIME, this::emit),
            facts,
            contributions,
            values,
            new Counter(catalogue, new KeptContributions(contributions), new ValueState(values)));
    emitter.restore(values);
  }

  /**
   * Forgets all it remembers. Kafka Streams may close this processor when its transaction was
   * aborted, and begin with the same one again from the stores as they were before.
   */
  @Override
  public void close() {
    var closing = bound;
    if (closing != null) {
      closing.emitting().cancel();
    }
    bound = null;
    emitter.clear();
    waiting.clear();
    changed.clear();
    partlySent = false;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    emitter.processed(record.timestamp());
    if (EventReader.isOfUnknownType(record.headers())) {
      meters.unknown.increment();
      return;
    }
    var place = here().place();
    var known = broken.remove(BrokenPlaces.place(place));
    if (known != null) {
      putAsideBroken(record, place, known);
      return;
    }
    try {
      book(read(record), record, place);
    } catch (UnreadableRecord e) {
      meters.unreadable.increment();
      putAside(record, place, e);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      takeBack(place, e);
      putAsideBroken(record, place, e);
    }
  }

  private static Received<Event> read(Record<String, byte[]> record) {
    var received = EventReader.read(record.headers(), record.value(), Event.class);
    if (received.id().length() > MAX_ID) {
      throw new UnreadableRecord("The id has more than %d letters".formatted(MAX_ID), null);
    }
    return received;
  }

  private void book(Received<Event> received, Record<String, byte[]> record, RecordMetadata place) {
    var here = here();
    var booked =
        Bookkeeper.book(
            new KeptBooks(here.facts(), received.subject()),
            received.event(),
            received.id(),
            received.sequence(),
            received.recordedAt(),
            entry -> enter(entry, record, place));
    switch (booked) {
      case Booked.Seen seen -> meters.seen.increment();
      case Booked.Gap gap -> {
        meters.gaps.increment();
        log.warn(
            "Gap: {} came after sequence {}; publish that aggregate again to mend it",
            received.id(),
            gap.after());
      }
      case Booked.Done done -> {
        settle(record, place);
        partlySent = false;
        meters.counted.increment();
        failPoints.passed(FailPoint.PROJECTION_COUNTED);
      }
    }
  }

  private void enter(LedgerEntry entry, Record<String, byte[]> record, RecordMetadata place) {
    here().counter().count(entry, changed::add);
    waiting.add(entry);
    if (waiting.size() == MAX_WAITING) {
      settle(record, place);
      partlySent = true;
    }
  }

  /** Sends what was booked and keeps what was counted. */
  private void settle(Record<String, byte[]> record, RecordMetadata place) {
    var here = here();
    byte[] source = waiting.isEmpty() ? new byte[0] : bytesOf(place);
    var type = record.headers().lastHeader("ce_type");
    boolean changes =
        waiting.stream().map(entry -> entry.reverses() == null).distinct().count() > 1;
    for (var entry : waiting) {
      var headers =
          new RecordHeaders()
              .add(SOURCE_HEADER, source)
              .add(CAUSE_HEADER, type == null ? new byte[0] : type.value());
      if (changes) {
        headers.add(CHANGES_HEADER, YES);
      }
      here.context()
          .forward(
              new Record<>(entry.project().value(), (Object) entry, record.timestamp(), headers),
              ProjectionTopology.TO_LEDGER);
    }
    waiting.clear();
    changed.forEach(emitter::add);
    changed.clear();
    here.keepChanges();
  }

  /** What was not sent yet is as if it had never been; the rest only the transaction can undo. */
  private void takeBack(RecordMetadata place, RuntimeException why) {
    if (partlySent) {
      broken.add(BrokenPlaces.place(place), why);
      throw new StreamsException("An event could be counted in part only", why);
    }
    waiting.clear();
    changed.clear();
    here().takeBackChanges();
  }

  private void emit(long now) {
    emitter.emit(now, here().context(), here().values());
  }

  private void putAsideBroken(
      Record<String, byte[]> record, RecordMetadata place, RuntimeException why) {
    meters.broken.increment();
    log.error("The event at {} is put aside: it cannot be counted", BrokenPlaces.place(place), why);
    putAside(record, place, why);
  }

  private void putAside(Record<String, byte[]> record, RecordMetadata place, RuntimeException why) {
    here()
        .context()
        .forward(
            StreamDeadLetters.of(record, place, why, clock.millis()),
            ProjectionTopology.TO_DEAD_LETTERS);
  }

  private static byte[] bytesOf(RecordMetadata place) {
    return BrokenPlaces.place(place).getBytes(StandardCharsets.UTF_8);
  }

  private Bound here() {
    if (bound == null) {
      throw new IllegalStateException("Asked before it belonged to a task");
    }
    return bound;
  }
}
