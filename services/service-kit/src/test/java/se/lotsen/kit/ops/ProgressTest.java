package se.lotsen.kit.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import se.lotsen.kit.messaging.ListenerTroubles;
import se.lotsen.kit.ops.Behind.Place;

class ProgressTest {
  private static final TopicPartition MINE = new TopicPartition("events", 0);
  private static final TopicPartition ANOTHERS = new TopicPartition("events", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Follower COPY = new Copy();

  private final ListenerTroubles troubles = new ListenerTroubles();
  private final Progress progress = new Progress(troubles, PATIENCE);

  /** Works on one of two partitions. */
  private record Copy() implements Follower {
    @Override
    public String name() {
      return "replicas.clients";
    }

    @Override
    public String group() {
      return "lotsen.replicas";
    }

    @Override
    public Set<String> topics() {
      return Set.of("events");
    }

    @Override
    public Set<TopicPartition> own() {
      return Set.of(MINE);
    }

    @Override
    public boolean hasItsShare() {
      return true;
    }

    @Override
    public String trouble() {
      return null;
    }
  }

  private Map<String, String> lookAfter(int seconds, TopicPartition where, long handled, long end) {
    return progress.look(
        List.of(new Place(COPY, where, handled, end)), Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void whoStaysWithRecordsAheadIsNamed() {
    assertThat(lookAfter(0, MINE, 10, 12)).isEmpty();
    assertThat(lookAfter(3, MINE, 10, 15)).isEmpty();

    assertThat(lookAfter(6, MINE, 10, 20))
        .containsEntry("replicas.clients", "does not move in events-0 since 6 s, 10 records wait");
  }

  @Test
  void whoMovesIsNotNamedHoweverFarBehindItIs() {
    assertThat(lookAfter(0, MINE, 10, 1_000)).isEmpty();
    assertThat(lookAfter(6, MINE, 11, 1_000)).isEmpty();
    assertThat(lookAfter(10, MINE, 12, 1_000)).isEmpty();
  }

  @Test
  void whoHadNothingToDoIsAskedFromWhenThereWasSomething() {
    assertThat(lookAfter(0, MINE, 10, 10)).isEmpty();
    assertThat(lookAfter(60, MINE, 10, 11)).isEmpty();
    assertThat(lookAfter(63, MINE, 10, 11)).isEmpty();

    assertThat(lookAfter(66, MINE, 10, 11)).containsKey("replicas.clients");
  }

  @Test
  void whoGoesOnIsNamedNoLonger() {
    lookAfter(0, MINE, 10, 20);
    assertThat(lookAfter(6, MINE, 10, 20)).isNotEmpty();

    assertThat(lookAfter(7, MINE, 11, 20)).isEmpty();
  }

  @Test
  void aPartitionOfAnotherProcessIsNotAskedAbout() {
    lookAfter(0, ANOTHERS, 10, 20);

    assertThat(lookAfter(60, ANOTHERS, 10, 20)).isEmpty();
  }

  @Test
  void theReasonOfTheLastTryIsToldUntilTheRecordIsHandled() {
    troubles.failedDelivery(
        new ConsumerRecord<>("events", 0, 10, "key", "value"),
        new ListenerExecutionFailedException(
            "failed",
            "lotsen.replicas",
            new DataAccessResourceFailureException("the store is away")),
        1);
    lookAfter(0, MINE, 10, 20);

    assertThat(lookAfter(6, MINE, 10, 20).get("replicas.clients")).endsWith("the store is away");
    lookAfter(7, MINE, 11, 20);
    assertThat(lookAfter(20, MINE, 11, 20).get("replicas.clients")).endsWith("9 records wait");
  }
}
