package se.lotsen.kit.journal;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Rung right after a write, so that the relay need not wait for its next sweep. */
public final class RelayBell {
  /** One aggregate with entries to publish. */
  public record Ring(Outbox outbox, String id) {}

  private final LinkedBlockingQueue<Ring> rings = new LinkedBlockingQueue<>();

  void ring(Outbox outbox, String id) {
    rings.add(new Ring(outbox, id));
  }

  /** Rings for many at once, as a sweep does. */
  public void ringAll(Outbox outbox, List<String> ids) {
    ids.forEach(id -> rings.add(new Ring(outbox, id)));
  }

  /**
   * Waits for a ring and takes up to {@code most} of them, each aggregate once.
   *
   * @param linger how long to let more come after the first, so that they are read, sent and marked
   *     together
   */
  public Set<Ring> take(int most, Duration patience, Duration linger) throws InterruptedException {
    var first = rings.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return Set.of();
    }
    var taken = new LinkedHashSet<Ring>();
    taken.add(first);
    long until = System.nanoTime() + linger.toNanos();
    var next = first;
    while (next != null && taken.size() < most) {
      rings.drainTo(taken, most - taken.size());
      next = rings.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next != null) {
        taken.add(next);
      }
    }
    return taken;
  }

  public int waiting() {
    return rings.size();
  }
}
