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
public final class RelayQueue {
  /**
   * With more than this waiting, entries are read again when their turn comes: they take memory.
   */
  private static final int MAX_WITH_ENTRIES = 1_000;

  /**
   * One aggregate with entries to publish.
   *
   * @param entries all of them, where the one who signals knows that; otherwise they are to be read
   */
  public record Signal(Outbox outbox, String id, @Nullable Unpublished entries) {
    private Signal and(Signal other) {
      return new Signal(outbox, id, null);
    }

    private Map.Entry<Outbox, String> aggregate() {
      return Map.entry(outbox, id);
    }
  }

  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile boolean asked;

  void signal(Outbox outbox, String id) {
    signals.add(new Signal(outbox, id, null));
  }

  void signal(Outbox outbox, Unpublished entries) {
    boolean small = entries.entries().size() <= 100 && signals.size() < MAX_WITH_ENTRIES;
    signals.add(new Signal(outbox, entries.id(), small ? entries : null));
  }

  /** Rings for many at once, as a sweep does. */
  public void signalAll(Outbox outbox, List<String> ids) {
    ids.forEach(id -> signals.add(new Signal(outbox, id, null)));
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
   * Waits for a signal and takes up to {@code most} of them, each aggregate once.
   *
   * @param linger how long to let more come after the first, so that they are read, sent and marked
   *     together
   */
  public Collection<Signal> take(int most, Duration patience, Duration linger)
      throws InterruptedException {
    var first = signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    var taken = new ArrayList<Signal>();
    taken.add(first);
    long until = System.nanoTime() + linger.toNanos();
    var next = first;
    while (next != null && taken.size() < most) {
      signals.drainTo(taken, most - taken.size());
      next = signals.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next != null) {
        taken.add(next);
      }
    }
    var each = new LinkedHashMap<Map.Entry<Outbox, String>, Signal>();
    taken.forEach(signal -> each.merge(signal.aggregate(), signal, Signal::and));
    return each.values();
  }

  public int waiting() {
    return signals.size();
  }
}
