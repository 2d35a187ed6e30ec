package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.lotsen.testkit.RelayBench.awaitAllPublished;
import static se.lotsen.testkit.RelayBench.begin;
import static se.lotsen.testkit.RelayBench.beginAll;
import static se.lotsen.testkit.RelayBench.raise;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.Days;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.JournalEntry;

/** How journals reach Kafka when nothing is wrong, after a crash, and with two relays at once. */
public abstract class RelayContract {
  private RelayBench bench;

  protected abstract Platform platform();

  @BeforeEach
  void open() {
    bench = new RelayBench(platform());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void everyEntryReachesKafkaOnceInTheOrderOfItsAggregate() {
    var store = bench.store();
    bench.relay(store);
    var ids = Samples.newIds(20);

    beginAll(store, ids);
    for (int i = 0; i < 4; i++) {
      ids.forEach(id -> raise(store, id));
    }
    awaitAllPublished(store);

    for (var id : ids) {
      assertThat(bench.topic.sequencesOf(id)).containsExactly(1L, 2L, 3L, 4L, 5L);
      assertThat(bench.topic.about(id).stream().map(ConsumerRecord::partition).distinct())
          .hasSize(1);
    }
    await().until(() -> store.backlog.waiting() == 0);
  }

  @Test
  void aRecordIsACloudEventInBinaryMode() {
    var store = bench.store();
    bench.relay(store);
    var id = Samples.newId();
    Outcomes.done(
        store.samples.create(id, Samples.originBelongingTo("import-3"), now -> Samples.begun(id)));
    awaitAllPublished(store);

    var entry = store.journal(id).getFirst();
    var record = bench.topic.about(id).getFirst();

    assertThat(record.key()).isEqualTo(id);
    assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo(entry.data());
    assertHeader(record, "content-type", "application/json");
    assertHeader(record, "ce_specversion", "1.0");
    assertHeader(record, "ce_id", id + "/1");
    assertHeader(record, "ce_source", "/registry-service");
    assertHeader(record, "ce_type", "se.lotsen.client.registered.v1");
    assertHeader(record, "ce_subject", id);
    assertHeader(record, "ce_sequence", "1");
    assertHeader(record, "ce_correlationid", "import-3");
    assertHeader(record, "ce_causationid", entry.commandId());
    assertHeader(record, "ce_partitionkey", id);
    assertThat(OffsetDateTime.parse(TopicReader.header(record, "ce_time")))
        .isEqualTo(Samples.DAY.atStartOfDay(Days.ZONE).toOffsetDateTime());
    assertThat(OffsetDateTime.parse(TopicReader.header(record, "ce_recordedtime")).toInstant())
        .isEqualTo(entry.recordedAt());
  }

  private static void assertHeader(ConsumerRecord<?, ?> record, String name, String value) {
    assertThat(TopicReader.header(record, name)).as(name).isEqualTo(value);
  }

  @Test
  void whatACrashLeftIsFoundByTheSweep() {
    var crashed = bench.store();
    var ids = Samples.newIds(5);
    beginAll(crashed, ids);
    ids.forEach(id -> raise(crashed, id));
    var restarted = bench.store();
    bench.relay(restarted);

    restarted.sweep().sweep();
    awaitAllPublished(restarted);

    ids.forEach(id -> assertThat(bench.topic.sequencesOf(id)).containsExactly(1L, 2L));
    await().until(() -> restarted.backlog.waiting() == 0);
  }

  @Test
  void theSweepSetsTheBacklogRight() {
    var store = bench.store();
    beginAll(store, Samples.newIds(3));
    var another = bench.store();
    assertThat(another.backlog.waiting()).isZero();

    another.sweep().sweep();

    assertThat(another.backlog.waiting()).isEqualTo(3);
    assertThat(another.relayQueue.waiting()).isEqualTo(3);
  }

  @Test
  void twoRelaysAtOnceMakeDuplicatesButNeitherGapsNorAnotherOrder() {
    var one = bench.store();
    var two = bench.store();
    bench.relay(one);
    bench.relay(two);
    var ids = Samples.newIds(10);
    beginAll(one, ids);

    for (int i = 0; i < 15; i++) {
      ids.forEach(id -> raise(one, id));
      two.relayQueue.signalAll(two.outbox(), ids);
      ids.forEach(id -> raise(two, id));
      one.relayQueue.signalAll(one.outbox(), ids);
    }
    awaitAllPublished(one);

    for (var id : ids) {
      assertThat(asAConsumerTakes(bench.topic.sequencesOf(id))).hasSize(31);
    }
  }

  /** Drops what was seen and fails on a gap: what every consumer may rely on. */
  private static List<Long> asAConsumerTakes(List<Long> sequences) {
    var taken = new ArrayList<Long>();
    for (long sequence : sequences) {
      assertThat(sequence).as("after %s in %s", taken, sequences).isBetween(1L, taken.size() + 1L);
      if (sequence == taken.size() + 1L) {
        taken.add(sequence);
      }
    }
    return taken;
  }

  @Test
  void anAggregateIsPublishedAgainFromItsFirstEntry() {
    var store = bench.store();
    bench.relay(store);
    var ids = Samples.newIds(2);
    beginAll(store, ids);
    ids.forEach(id -> raise(store, id));
    awaitAllPublished(store);

    assertThat(store.republish(ids.getFirst())).isTrue();
    assertThat(store.republish(Samples.newId())).isFalse();

    await().until(() -> bench.topic.sequencesOf(ids.getFirst()).equals(List.of(1L, 2L, 1L, 2L)));
    assertThat(bench.topic.sequencesOf(ids.getLast())).containsExactly(1L, 2L);
  }

  @Test
  void everythingIsPublishedAgain() {
    var store = bench.store();
    bench.relay(store);
    var ids = Samples.newIds(3);
    beginAll(store, ids);
    awaitAllPublished(store);

    assertThat(store.republishAll()).isEqualTo(3);

    ids.forEach(id -> await().until(() -> bench.topic.sequencesOf(id).equals(List.of(1L, 1L))));
  }

  @Test
  void whatWasAskedForBeforeARestartIsFoundByTheSweep() {
    var store = bench.store();
    var id = Samples.newId();
    begin(store, id);
    store.settleAll();
    store.republish(id);
    var restarted = bench.store();
    bench.relay(restarted);

    restarted.sweep().sweep();

    await().until(() -> bench.topic.sequencesOf(id).equals(List.of(1L)));
  }

  @Test
  void publishingALongHistoryAgainTurnsNobodyAwayAndLeavesNoGap() {
    var store = bench.store(10);
    var id = Samples.newId();
    begin(store, id);
    store.settleAll();
    for (int i = 0; i < 3; i++) {
      Outcomes.done(store.samples.change(id, Samples.context(), Samples.raiseBy(100)));
      store.settleAll();
      store.backlog.set(0);
    }
    bench.relay(store);

    store.republishAll();
    raise(store, id);

    assertThat(store.backlog.waiting()).isLessThan(10);
    await().until(() -> asAConsumerTakesWhatFits(bench.topic.sequencesOf(id)) == 302);
  }

  /** How far a consumer gets that has nothing and drops what leaves a gap. */
  private static long asAConsumerTakesWhatFits(List<Long> sequences) {
    long last = 0;
    for (long sequence : sequences) {
      last = sequence == last + 1 ? sequence : last;
    }
    return last;
  }

  @Test
  void aCommandBetweenReadAndMarkStaysPendingAndIsPublishedNext() {
    var store = bench.store();
    var id = Samples.newId();
    var stillPending = new AtomicReference<List<String>>();
    betweenReadAndMark(
        store,
        () -> raise(store, id),
        () -> stillPending.compareAndSet(null, store.outbox().pending(10)));

    begin(store, id);
    awaitAllPublished(store);

    assertThat(stillPending.get()).containsExactly(id);
    assertThat(bench.topic.sequencesOf(id)).containsExactly(1L, 2L);
  }

  @Test
  void askingToPublishAgainBetweenReadAndMarkIsNotForgotten() {
    var store = bench.store();
    var id = Samples.newId();
    begin(store, id);
    bench.relay(store);
    awaitAllPublished(store);
    var other = bench.store();
    betweenReadAndMark(other, () -> assertThat(other.republish(id)).isTrue(), () -> {});

    raise(other, id);

    await().until(() -> bench.topic.sequencesOf(id).equals(List.of(1L, 2L, 1L, 2L)));
  }

  /** Starts a relay with which something happens once, after it has sent and before it marks. */
  private void betweenReadAndMark(SampleStore store, Runnable between, Runnable afterwards) {
    var happened = new AtomicBoolean();
    FailPoints points =
        point -> {
          if (point == FailPoint.RELAY_SENT && happened.compareAndSet(false, true)) {
            between.run();
          }
          if (point == FailPoint.RELAY_MARKED) {
            afterwards.run();
          }
        };
    bench.relay(store, points);
  }

  @Test
  void whatIsInTheJournalIsWhatIsOnKafka() {
    var store = bench.store();
    bench.relay(store);
    var id = Samples.newId();
    begin(store, id);
    Outcomes.done(store.samples.change(id, Samples.context(), Samples.raiseBy(300)));
    awaitAllPublished(store);

    assertThat(
            bench.topic.about(id).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8)))
        .isEqualTo(store.journal(id).stream().map(JournalEntry::data).toList());
  }
}
