package se.lotsen.embedded;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private static final int EVERY_MILLIS = 500;

  /**
   * Space that became free is not written over for so long: by then what replaces it has been
   * forced to the disk, so that a power cut finds either the old or the new.
   */
  static final Duration RETENTION = Duration.ofSeconds(3);

  /**
   * While there are writes: chunks emptier than this are written again, so many bytes at a time.
   */
  private static final int BUSY_FILL_PERCENT = 30;

  private static final int BUSY_BYTES = 2 * 1024 * 1024;

  /** Writers wait for it, so it is done at every so manieth turn only. */
  private static final int COMPACT_AT_TURN = 4;

  /** While there are none, chunks have to be fuller than this to stay. */
  private static final int IDLE_FILL_PERCENT = 90;

  private final MVStore store;
  private final GroupCommit commits;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "embedded-store-housekeeping");

  /** Whether there is nothing to do until the next write; of the thread alone. */
  private boolean tidy;

  Housekeeping(MVStore store, GroupCommit commits, Duration retention) {
    this.store = store;
    this.commits = commits;
    store.setRetentionTime((int) retention.toMillis());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long seen = -1;
    int turn = 0;
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        long written = commits.written();
        if (written != seen) {
          seen = written;
          tidy = false;
          if (++turn % COMPACT_AT_TURN == 0) {
            commits.exclusively(() -> store.compact(BUSY_FILL_PERCENT, BUSY_BYTES));
          }
          store.sync();
        } else if (!tidy) {
          commits.exclusively(() -> tidy = !store.compact(IDLE_FILL_PERCENT, BUSY_BYTES));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (MVStoreException e) {
      log.error("the embedded store's file can no longer be tidied up", e);
    }
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
