package se.lotsen.projection.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of state the stores of all tasks of this process may hold as objects, together.
 * The bytes are estimates: what an object weighs is told by its {@link StateForm}.
 */
public final class CacheBudget {
  private static final long SHARE_OF_HEAP = 8;

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

  /** An eighth of what the heap may grow to. */
  public static CacheBudget ofHeap() {
    return new CacheBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
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
