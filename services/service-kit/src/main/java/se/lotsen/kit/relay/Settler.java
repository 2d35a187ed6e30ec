package se.lotsen.kit.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.journal.Unpublished;

/**
 * Settles what Kafka has, in a thread of its own and in the order in which it was sent, while the
 * next is being sent. Knows what it has not settled yet, so that it is not sent again meanwhile.
 */
final class Settler implements Runnable {
  private static final int BATCHES_WAITING = 2;
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);

  private final Backlog backlog;
  private final FailPoints failPoints;
  private final Consumer<@Nullable String> trouble;
  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_WAITING);
  private final Map<Map.Entry<Outbox, String>, Long> upTo = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  private record Batch(Outbox outbox, List<Unpublished> sent) {}

  /**
   * @param trouble is told what goes wrong, and null when it goes well again
   */
  Settler(Backlog backlog, FailPoints failPoints, Consumer<@Nullable String> trouble) {
    this.backlog = backlog;
    this.failPoints = failPoints;
    this.trouble = trouble;
  }

  /** Takes over what has been sent; waits while there is too much already. */
  void settle(Outbox outbox, List<Unpublished> sent) throws InterruptedException {
    if (sent.isEmpty()) {
      return;
    }
    sent.forEach(each -> upTo.merge(Map.entry(outbox, each.id()), each.upTo(), Math::max));
    batches.put(new Batch(outbox, sent));
  }

  /** The sequence up to which an aggregate's entries have been sent and are being settled, or 0. */
  long sentUpTo(Outbox outbox, String id) {
    return upTo.getOrDefault(Map.entry(outbox, id), 0L);
  }

  /** Whether all that was sent is settled. */
  boolean isIdle() {
    return upTo.isEmpty();
  }

  @Override
  public void run() {
    try {
      while (stopping.getCount() > 0 || !batches.isEmpty()) {
        var batch = batches.poll(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        if (batch != null) {
          settle(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Tries until it is done while the store is away. What cannot be done at all stays pending: it is
   * sent and settled again by the next sweep, and told until then.
   */
  private void settle(Batch batch) throws InterruptedException {
    while (true) {
      try {
        batch.outbox().settle(batch.sent());
        failPoints.passed(FailPoint.RELAY_MARKED);
        trouble.accept(null);
        break;
      } catch (RuntimeException e) {
        trouble.accept(
            "%s cannot be marked as published: %s"
                .formatted(batch.outbox().name(), Relay.reasonOf(e)));
        if (FailureKind.of(e) != FailureKind.TRANSIENT
            || stopping.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    for (var each : batch.sent()) {
      backlog.remove(each.entries().size());
      upTo.remove(Map.entry(batch.outbox(), each.id()), each.upTo());
    }
  }

  void stop() {
    stopping.countDown();
  }
}
