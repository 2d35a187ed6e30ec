package se.lotsen.kit.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Rung right after a write, so that the relay need not wait for its next sweep. */
public final class RelayBell {
  /**
   * With more than this waiting, entries are read again when their turn comes: they take memory.
   */
  private static final int MOST_WITH_ENTRIES = 1_000;

  /**
   * One aggregate with entries to publish.
   *
   * @param entries all of them, where the one who rings knows that; otherwise they are to be read
   */
  public record Ring(Outbox outbox, String id, Outbox.@Nullable Unpublished entries) {
    private Ring and(Ring other) {
      return new Ring(outbox, id, null);
    }

    private Map.Entry<Outbox, String> aggregate() {
      return Map.entry(outbox, id);
    }
  }

  private final LinkedBlockingQueue<Ring> rings = new LinkedBlockingQueue<>();
  private volatile boolean asked;

  void ring(Outbox outbox, String id) {
    rings.add(new Ring(outbox, id, null));
  }

  void ring(Outbox outbox, Unpublished entries) {
    boolean small = entries.entries().size() <= 100 && rings.size() < MOST_WITH_ENTRIES;
    rings.add(new Ring(outbox, entries.id(), small ? entries : null));
  }

  /** Rings for many at once, as a sweep does. */
  public void ringAll(Outbox outbox, List<String> ids) {
    ids.forEach(id -> rings.add(new Ring(outbox, id, null)));
  }

  void somethingIsAsked(boolean is) {
    asked = is;
  }

  /** Whether something may have been asked to be published again; asking forgets it. */
  public boolean isSomethingAsked() {
    var was = asked;
    asked = false;
    return was;
  }

  /**
   * Waits for a ring and takes up to {@code most} of them, each aggregate once.
   *
   * @param linger how long to let more come after the first, so that they are read, sent and marked
   *     together
   */
  public Collection<Ring> take(int most, Duration patience, Duration linger)
      throws InterruptedException {
    var first = rings.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    var taken = new ArrayList<Ring>();
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
    var each = new LinkedHashMap<Map.Entry<Outbox, String>, Ring>();
    taken.forEach(ring -> each.merge(ring.aggregate(), ring, Ring::and));
    return each.values();
  }

  public int waiting() {
    return rings.size();
  }
}
