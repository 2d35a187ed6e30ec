package se.lotsen.embedded;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * Keeps the store's file small and forces it to the disk twice a second.
 *
 * <p>Every commit appends a chunk in which most is soon out of date. MVStore's own background
 * thread would tidy up, but it also commits when it likes, in the middle of our writes.
 *
 * <p>Here only pages are written again, which frees the chunks they were in for the next ones.
 * Chunks are never moved, so the file stays as large as it was when there was most to write: in H2
 * 2.4.240 {@code compactFile}, and a close that is given time to compact, now and then put a chunk
 * over the end of the space they may use, and with assertions on the store is lost at that.
 */
final class Housekeeping implements AutoCloseable {
  private static final int EVERY_MILLIS = 500;

  /**
   * Space that became free is not written over for so long: by then what replaces it has been
   * forced to the disk, so that a power cut finds either the old or the new.
   */
  static final Duration RETENTION = Duration.ofSeconds(3);

  /** So many bytes are written again at a time: writers wait for it. */
  private static final int BYTES_AT_A_TIME = 2 * 1024 * 1024;

  /** While there are writes, chunks emptier than this are written again. */
  private static final int BUSY_FILL_PERCENT = 55;

  /** While there are none, chunks have to be fuller than this to stay. */
  private static final int IDLE_FILL_PERCENT = 90;

  /** Of a turn, no more than this is spent on tidying up while there are writes. */
  private static final Duration BUSY_SHARE = Duration.ofMillis(100);

  private final MVStore store;
  private final GroupCommit commits;
  private final Trouble trouble;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "embedded-store-housekeeping");

  /** Whether there is nothing to do until the next write; of the thread alone. */
  private boolean tidy;

  Housekeeping(MVStore store, GroupCommit commits, Trouble trouble, Duration retention) {
    this.store = store;
    this.commits = commits;
    this.trouble = trouble;
    store.setRetentionTime((int) retention.toMillis());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long seen = -1;
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS) && !trouble.isThere()) {
        long written = commits.written();
        if (written != seen) {
          seen = written;
          tidy = false;
          store.sync();
          tidyWhileBusy();
        } else if (!tidy) {
          tidy = !compact(IDLE_FILL_PERCENT);
          store.sync();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      trouble.report(e);
    }
  }

  private void tidyWhileBusy() {
    long start = System.nanoTime();
    while (compact(BUSY_FILL_PERCENT) && System.nanoTime() - start < BUSY_SHARE.toNanos()) {
      Thread.onSpinWait();
    }
  }

  /** Whether there was anything to write again. */
  private boolean compact(int fillPercent) {
    boolean[] rewritten = {false};
    commits.exclusively(() -> rewritten[0] = store.compact(fillPercent, BYTES_AT_A_TIME));
    return rewritten[0];
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
