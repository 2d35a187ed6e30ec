package se.lotsen.kit.ops;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that may take long and waits in the store: looked for every now and then, on a thread of its
 * own, because what is scheduled beside it must not wait for it; never twice at once.
 */
public final class InBackground implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(InBackground.class);
  private static final long LONGEST_END_MILLIS = 5_000;

  private final String name;
  private final Runnable work;
  private final AtomicReference<@Nullable Thread> atWork = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * @param work what fails of it is tried again the next time
   */
  public InBackground(String name, Runnable work) {
    this.name = name;
    this.work = work;
  }

  /** Begins, unless it is at work. */
  public void look() {
    var thread = Thread.ofVirtual().name(name).unstarted(this::run);
    if (!closed && atWork.compareAndSet(null, thread)) {
      thread.start();
    }
  }

  private void run() {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!closed) {
        log.warn("{} goes on later: {}", name, e.toString());
      }
    } finally {
      atWork.set(null);
    }
  }

  /** What is under way is broken off; it is begun anew after the next start. */
  @Override
  public void close() {
    closed = true;
    var thread = atWork.get();
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(LONGEST_END_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
