package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static se.lotsen.testkit.RelayBench.awaitAllPublished;
import static se.lotsen.testkit.RelayBench.begin;
import static se.lotsen.testkit.RelayBench.raise;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.BacklogFull;

/** How the relay lives with a Kafka that refuses a record, and with one that is away. */
public abstract class KafkaTroubleContract {
  private static final int LARGEST_RECORD = 1_048_576;
  private static final Map<String, Object> IMPATIENT =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 300,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 500,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1_000,
          ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);

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

  /** The producer refuses by itself what is over its own limit, and lets the broker do the rest. */
  @ParameterizedTest
  @ValueSource(ints = {LARGEST_RECORD, 4 * LARGEST_RECORD})
  void aRecordTooLargeStopsItsOwnAggregateBehindItAndNoOther(int mostTheProducerSends) {
    var store = bench.store();
    var stopped = Samples.newId();
    begin(store, stopped);
    var tooLarge = Samples.originBelongingTo("x".repeat(LARGEST_RECORD + 1_000));
    Outcomes.done(store.samples.change(stopped, tooLarge, Samples.raise()));
    raise(store, stopped);
    var others = Samples.newIds(3);
    others.forEach(id -> begin(store, id));

    var relay =
        bench.relay(store, Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, mostTheProducerSends));
    awaitOnlyPending(store, stopped);
    assertThat(relay.trouble()).contains("RecordTooLarge");
    sweepAndWaitForTheNextRound(store, stopped);

    assertThat(bench.topic.sequencesOf(stopped)).containsExactly(1L);
    assertThat(store.outbox().unpublished(List.of(stopped)).getFirst().entries())
        .extracting(entry -> entry.sequence())
        .containsExactly(2L, 3L);
    others.forEach(id -> assertThat(bench.topic.sequencesOf(id)).containsExactly(1L));
    assertThat(relay.isRunning()).isTrue();
  }

  private static void awaitOnlyPending(SampleStore store, String id) {
    await()
        .until(
            () ->
                store.outbox().pending(10).equals(List.of(id))
                    && store
                            .outbox()
                            .unpublished(List.of(id))
                            .getFirst()
                            .entries()
                            .getFirst()
                            .sequence()
                        == 2);
  }

  /** What is begun after the sweep is published after what the sweep found. */
  private static void sweepAndWaitForTheNextRound(SampleStore store, String stopped) {
    await().until(() -> store.relayQueue.waiting() == 0);
    store.sweep().sweep();
    var barrier = Samples.newId();
    begin(store, barrier);
    awaitOnlyPending(store, stopped);
  }

  @Test
  void whileKafkaIsAwayCommandsAreTakenUpToTheLimitAndAllIsSentWhenItIsBack() throws IOException {
    var store = bench.store(5);
    try (var gate = new Gate(bench.bootstrapServers())) {
      var relay = bench.relay(store, FailPoints.NONE, gate.address(), IMPATIENT);
      var id = Samples.newId();
      begin(store, id);
      var others = Samples.newIds(4);
      others.forEach(other -> begin(store, other));

      assertThatThrownBy(() -> raise(store, id)).isInstanceOf(BacklogFull.class);
      await().until(() -> relay.trouble() != null);
      assertThat(store.backlog.full()).isTrue();
      assertThat(bench.topic.about(id)).isEmpty();

      gate.open();
      await().until(() -> everythingSent(store));
      assertThat(raise(store, id).version()).isEqualTo(2);
      awaitAllPublished(store);

      assertThat(bench.topic.sequencesOf(id)).startsWith(1L).endsWith(2L);
      others.forEach(other -> assertThat(bench.topic.sequencesOf(other)).contains(1L));
      await().until(() -> relay.trouble() == null);
    }
  }

  private static boolean everythingSent(SampleStore store) {
    store.sweep().sweep();
    return store.outbox().pending(1).isEmpty() && store.backlog.waiting() == 0;
  }
}
