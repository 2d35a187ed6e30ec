package se.lotsen.kit.position;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import se.lotsen.kit.ops.Offsets;

/**
 * Waits until a replica has everything of its topics that was acknowledged before a moment. As many
 * may wait as there are places; whoever finds none is asked to come back.
 */
public final class Barrier {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(25);
  private static final Duration ASK_AGAIN = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int PLACES = 200;

  /** Clocks of machines may differ by so much. */
  private static final Duration SKEW = Duration.ofMillis(200);

  private final Watermarks watermarks;
  private final Offsets offsets;
  private final Clock clock;
  private final String group;
  private final List<String> topics;
  private final Semaphore places = new Semaphore(PLACES);

  /**
   * @param group of the listeners that keep the replica
   * @param topics that they listen to
   */
  public Barrier(
      Watermarks watermarks, Offsets offsets, Clock clock, String group, List<String> topics) {
    this.watermarks = watermarks;
    this.offsets = offsets;
    this.clock = clock;
    this.group = group;
    this.topics = topics;
  }

  /**
   * Looks until something is found, or until it is certain that it was not there when this was
   * asked.
   *
   * @throws NotCaughtUp when that cannot be told in time
   */
  public <T> Optional<T> find(Supplier<Optional<T>> look) {
    var found = look.get();
    if (found.isPresent()) {
      return found;
    }
    if (!places.tryAcquire()) {
      throw new NotCaughtUp("Too many wait for what is on its way already");
    }
    try {
      return await(look);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotCaughtUp("Interrupted");
    } finally {
      places.release();
    }
  }

  private <T> Optional<T> await(Supplier<Optional<T>> look) throws InterruptedException {
    var asked = clock.instant().plus(SKEW);
    long start = System.nanoTime();
    long askedAt = start - ASK_AGAIN.toNanos();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      pause(POLL_INTERVAL);
      boolean reached = false;
      if (System.nanoTime() - askedAt >= ASK_AGAIN.toNanos()) {
        askedAt = System.nanoTime();
        reached = isReached(asked);
      }
      var found = look.get(); // after the position was seen to be reached, so that it is certain
      if (found.isPresent() || reached) {
        return found;
      }
    }
    throw new NotCaughtUp("What was acknowledged last is still on its way here");
  }

  /** Whether everything that was acknowledged before a moment is in the replica. */
  public boolean isReached(Instant before) {
    return topics.stream().allMatch(topic -> watermarks.isComplete(topic, before))
        && topics.stream().allMatch(this::hasCome);
  }

  private boolean hasCome(String topic) {
    try {
      var committed = offsets.committed(List.of(group)).get(group);
      var mark = watermarks.of(topic).orElseThrow();
      for (int partition = 0; partition < mark.offsets().size(); partition++) {
        long done =
            committed == null
                ? 0
                : committed.getOrDefault(new TopicPartition(topic, partition), 0L);
        if (done < mark.offsets().get(partition)) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) { // what Kafka's answers are given as
      return false;
    }
  }

  /**
   * Waits until everything that was acknowledged before a moment is in the replica. Exactly that
   * moment: two files that one process has accepted wait for the earlier one only.
   */
  public void await(Instant before) throws InterruptedException {
    while (!isReached(before)) {
      pause(ASK_AGAIN);
    }
  }

  private static void pause(Duration pause) throws InterruptedException {
    LockSupport.parkNanos(pause.toNanos());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
