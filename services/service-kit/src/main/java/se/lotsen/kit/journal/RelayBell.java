package se.lotsen.kit.journal;

import java.time.Duration;
import java.util.ArrayList;
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

  /** Waits for a ring and takes up to {@code most} of them, each aggregate once. */
  public Set<Ring> take(int most, Duration patience) throws InterruptedException {
    var first = rings.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return Set.of();
    }
    var taken = new ArrayList<Ring>(most);
    taken.add(first);
    rings.drainTo(taken, most - 1);
    return new LinkedHashSet<>(taken);
  }

  public int waiting() {
    return rings.size();
  }
}
