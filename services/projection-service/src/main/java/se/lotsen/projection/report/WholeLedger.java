package se.lotsen.projection.report;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.messaging.IdlePositions;
import se.lotsen.kit.ops.Offsets;
import se.lotsen.kit.position.Barrier;
import se.lotsen.kit.position.NotCaughtUp;
import se.lotsen.kit.position.Watermarks;
import se.lotsen.model.event.Topics;
import se.lotsen.projection.ProjectionConfiguration;
import se.lotsen.projection.ProjectionProperties;
import se.lotsen.projection.stream.ProjectionGeneration;
import se.lotsen.projection.stream.ProjectionTopology;

/**
 * Says whether the ledger can be read as a whole: all that was acknowledged before is in it, and it
 * is not being counted anew.
 */
@Component
class WholeLedger {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration LATELY = Duration.ofSeconds(20);

  private final Barrier counted;
  private final Offsets offsets;
  private final IdlePositions idle;
  private final ProjectionGeneration generation;
  private final Clock clock;

  WholeLedger(
      Watermarks watermarks,
      Offsets offsets,
      IdlePositions idle,
      ProjectionGeneration generation,
      ProjectionProperties projection,
      Clock clock) {
    this.counted =
        new Barrier(
            watermarks, offsets, clock, projection.applicationId(), ProjectionTopology.SOURCES);
    this.offsets = offsets;
    this.idle = idle;
    this.generation = generation;
    this.clock = clock;
  }

  /**
   * Reads the ledger when all that was acknowledged before now is in it.
   *
   * @throws NotCaughtUp where that takes too long, or the ledger was begun anew meanwhile: what was
   *     read is nothing worth then
   */
  <T> T read(Supplier<T> reading, Consumer<T> forget) {
    var mark = generation.mark();
    counted.find(Optional::empty);
    awaitFiled();
    var read = reading.get();
    if (!generation.mark().equals(mark)) {
      forget.accept(read);
      throw new NotCaughtUp("Everything is being counted anew");
    }
    return read;
  }

  /**
   * For what is asked now and then and may be some seconds old: not while everything is counted
   * anew, or what was told would look taken back.
   *
   * @throws NotCaughtUp while it is
   */
  void requireCounted() {
    if (!counted.isReached(clock.instant().minus(LATELY))) {
      throw new NotCaughtUp("What was recorded some time ago is being counted");
    }
  }

  /** What was counted is told to a topic and filed from there. */
  private void awaitFiled() {
    long start = System.nanoTime();
    try {
      var partitions = offsets.partitionsOf(Set.of(Topics.LEDGER_NAME));
      var ends = offsets.ends(partitions);
      while (!areFiled(ends)) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new NotCaughtUp("What was counted last is not in the ledger yet");
        }
        Thread.sleep(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotCaughtUp("Interrupted");
    } catch (NotCaughtUp e) {
      throw e;
    } catch (Exception e) { // what Kafka's answers are given as
      throw new NotCaughtUp("Kafka does not say how far the ledger is: " + e.getMessage());
    }
  }

  private boolean areFiled(Map<TopicPartition, Long> ends) throws Exception {
    var group = ProjectionConfiguration.GROUP;
    var committed = offsets.committed(List.of(group)).getOrDefault(group, Map.of());
    return ends.entrySet().stream()
        .allMatch(end -> isFiled(end.getKey(), end.getValue(), committed.get(end.getKey())));
  }

  /** Before the end there is the marker of a transaction, which nobody files. */
  private boolean isFiled(TopicPartition partition, long end, @Nullable Long committed) {
    var said = idle.of(ProjectionConfiguration.GROUP, partition);
    return end == 0 || (committed != null && committed >= end - 1) || (said != null && said >= end);
  }
}
