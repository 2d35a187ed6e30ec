package se.lotsen.projection.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of state the stores of all tasks of this process may hold as objects, together.
 * The bytes are estimates: what an object weighs is told by its {@link StateForm}.
 */
public final class CacheBudget {
  private static final long MEGABYTE = 1024L * 1024;

  /** What all the rest takes of a heap, however small it is. */
  private static final long TAKEN = 128 * MEGABYTE;

  private static final long SHARE_OF_REST = 6;
  private static final long LEAST = 8 * MEGABYTE;

  private final long most;
  private final AtomicLong held = new AtomicLong();
  private final List<WriteBehindStore<?>> stores = new CopyOnWriteArrayList<>();

  /** At most so many bytes; 0 holds nothing longer than one event needs it. */
  public CacheBudget(long most) {
    if (most < 0) {
      throw new IllegalArgumentException("A cache cannot hold %d bytes".formatted(most));
    }
    this.most = most;
  }

  /** A sixth of what the heap may grow to beyond 128 MB, which the rest needs; at least 8 MB. */
  public static CacheBudget ofHeap() {
    long rest = Runtime.getRuntime().maxMemory() - TAKEN;
    return new CacheBudget(Math.max(LEAST, rest / SHARE_OF_REST));
  }

  /** How many bytes are held now. */
  public long held() {
    return held.get();
  }

  void opened(WriteBehindStore<?> store) {
    stores.add(store);
  }

  void closed(WriteBehindStore<?> store) {
    stores.remove(store);
  }

  void changed(long bytes) {
    held.addAndGet(bytes);
  }

  boolean isExceeded() {
    return held.get() > most;
  }

  /**
   * Drops what can be read again, first where most of it is, whichever task it belongs to. When
   * that is not enough, the rest has not been written yet and its owners have to write it.
   */
  void makeRoom() {
    while (isExceeded()) {
      WriteBehindStore<?> largest = null;
      for (var store : stores) {
        if (largest == null || store.written() > largest.written()) {
          largest = store;
        }
      }
      if (largest == null || !largest.drop(held.get() - most)) {
        return;
      }
    }
  }
}
