package se.lotsen.embedded;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.mvstore.MVStore;

/**
 * Keeps the store's file small and forces it to the disk twice a second.
 *
 * <p>Every commit appends a chunk in which most is soon out of date. MVStore's own background
 * thread would tidy up, but it also commits when it likes, in the middle of our writes.
 *
 * <p>Here only pages are written again, which frees the chunks they were in for the next ones; when
 * nothing else is to be done, all of them, into the first places that are free, and what is free at
 * the end then goes. Chunks are never moved: in H2 2.4.240 {@code compactFile}, and a close that is
 * given time to compact, now and then put a chunk over the end of the space they may use, and with
 * assertions on the store is lost at that.
 */
final class Housekeeping implements AutoCloseable {
  private static final int EVERY_MILLIS = 500;

  /**
   * Space that became free is not written over for so long: by then what replaces it has been
   * forced to the disk, so that a power cut finds either the old or the new.
   */
  static final Duration RETENTION = Duration.ofSeconds(3);

  /**
   * So many bytes are written again at a time: writers wait for it. A chunk in which more than that
   * is in use is left alone.
   */
  private static final int BYTES_WHILE_BUSY = 3 * 1024 * 1024;

  /** The same while there are no writes; more, so that what the others have written is not left. */
  private static final int BYTES_WHILE_IDLE = 8 * 1024 * 1024;

  /** While there are writes, chunks emptier than this are written again. */
  private static final int BUSY_FILL_PERCENT = 55;

  /** While there are none, chunks have to be fuller than this to stay. */
  private static final int IDLE_FILL_PERCENT = 90;

  /** While there are none, this much of the file is to be in use. */
  private static final int IDLE_SPACE_PERCENT = 80;

  /** Even a chunk that is full is emptier than this. */
  private static final int ANY_FILL = 101;

  /**
   * So often all is written again: what finds no place in front goes to the end first, and leaves
   * one.
   */
  private static final int PASSES = 3;

  /** So often as much is tried in vain before it is given up. */
  private static final int FUTILE_SHARE = 8;

  /** Of a turn, no more than this is spent on tidying up while there are writes. */
  private static final Duration BUSY_SHARE = Duration.ofMillis(100);

  /** The same while there are none. */
  private static final Duration IDLE_SHARE = Duration.ofMillis(300);

  private final MVStore store;
  private final GroupCommit commits;
  private final Trouble trouble;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "embedded-store-housekeeping");

  private final long retentionNanos;

  // Of the thread alone.

  /** Whether there is nothing to do until the next write. */
  private boolean tidy;

  private long rewrittenAt;
  private long moved;

  /** A connection waits in its thread, in which others' commands wait, too. */
  private static final Duration SWEEP_WAIT = Duration.ofMillis(500);

  private final Queue<Sweep> sweeps = new ConcurrentLinkedQueue<>();
  private final ErasableFile file;

  Housekeeping(
      MVStore store, ErasableFile file, GroupCommit commits, Trouble trouble, Duration retention) {
    this.store = store;
    this.file = file;
    this.commits = commits;
    this.trouble = trouble;
    this.retentionNanos = retention.toNanos();
    store.setRetentionTime((int) retention.toMillis());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long seen = -1;
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS) && !trouble.isThere()) {
        sweepOn();
        long written = commits.written();
        if (written != seen) {
          seen = written;
          tidy = false;
          moved = 0;
          rewrittenAt = System.nanoTime();
          store.sync();
          tidyWhileBusy();
        } else if (!tidy) {
          tidy = !tidyWhileIdle();
          store.sync();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      trouble.report(e);
    } finally {
      sweeps.forEach(sweep -> sweep.done().cancel(false));
    }
  }

  /**
   * Has everything that is out of date now be gone from the file; waits for it for a moment. Asked
   * again while that goes on, it is the same one that is waited for.
   *
   * @return whether it is done
   * @throws CancellationException when the store is closed before
   */
  boolean sweep() {
    Sweep asked;
    synchronized (sweeps) {
      asked = sweeps.peek();
      if (asked == null) {
        asked = new Sweep(store, file, commits);
        sweeps.add(asked);
      }
    }
    if (closed.getCount() == 0) {
      asked.done().cancel(false);
    }
    try {
      asked.done().get(SWEEP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      sweeps.remove(asked);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A sweep ends or is cancelled", e);
    }
  }

  /** Ends those who wait for a sweep: the store is about to be closed. */
  void cancelSweeps() {
    closed.countDown();
    sweeps.forEach(sweep -> sweep.done().cancel(false));
  }

  private void sweepOn() {
    var sweep = sweeps.peek();
    if (sweep != null && !sweep.done().isDone()) {
      sweep.goOn(IDLE_SHARE.toNanos());
    }
  }

  private void tidyWhileBusy() {
    long start = System.nanoTime();
    while (compact(BUSY_FILL_PERCENT, BYTES_WHILE_BUSY)
        && System.nanoTime() - start < BUSY_SHARE.toNanos()) {
      Thread.onSpinWait();
    }
  }

  /** Whether there is more to do. */
  private boolean tidyWhileIdle() {
    long start = System.nanoTime();
    while (compact(IDLE_FILL_PERCENT, BYTES_WHILE_IDLE)) {
      rewrittenAt = System.nanoTime();
      if (rewrittenAt - start > IDLE_SHARE.toNanos()) {
        return true;
      }
    }
    if (System.nanoTime() - rewrittenAt < 2 * retentionNanos) {
      return true; // what was just written may not be written again yet
    }
    while (isLoose() && System.nanoTime() - start < IDLE_SHARE.toNanos()) {
      if (!compact(ANY_FILL, BYTES_WHILE_IDLE)) {
        // Again when it may be; on a busy machine that is not the next time, nor for ever.
        moved += BYTES_WHILE_IDLE / FUTILE_SHARE;
        rewrittenAt = System.nanoTime();
        return true;
      }
      moved += BYTES_WHILE_IDLE;
    }
    return isLoose();
  }

  /** Whether much of the file is free, and not too much has been written again for that. */
  private boolean isLoose() {
    int used = store.getFillRate();
    long bytes = store.getFileStore().size() * used / 100;
    return used < IDLE_SPACE_PERCENT && moved < PASSES * (bytes + BYTES_WHILE_IDLE);
  }

  /** Whether there was anything to write again. */
  private boolean compact(int fillPercent, int bytes) {
    boolean[] rewritten = {false};
    commits.exclusively(() -> rewritten[0] = store.compact(fillPercent, bytes));
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
