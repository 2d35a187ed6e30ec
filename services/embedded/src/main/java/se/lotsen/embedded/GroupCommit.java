package se.lotsen.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Makes writes durable before they are answered: one commit serves every write that ended before it
 * began.
 *
 * <p>A commit never runs in the middle of a write, so what is on disk is always a whole number of
 * writes: a document and its index entries are there together or not at all.
 */
final class GroupCommit {
  /** Writes share it, a commit has it alone. */
  private final ReadWriteLock gate = new ReentrantReadWriteLock();

  private final AtomicLong written = new AtomicLong();
  private final Object committing = new Object();
  private final Runnable commit;

  /** The writes numbered up to here are on disk; changes only under {@link #committing}. */
  private volatile long committed;

  GroupCommit(Runnable commit) {
    this.commit = commit;
  }

  /**
   * Does the write and returns its answer when it is committed; a write that throws is not waited
   * for.
   */
  <T> T durably(Supplier<T> write) {
    T answer;
    gate.readLock().lock();
    try {
      answer = write.get();
    } finally {
      written.incrementAndGet();
      gate.readLock().unlock();
    }
    awaitCommitted();
    return answer;
  }

  /** Returns when everything written so far is committed: who has read it may rely on it. */
  void awaitCommitted() {
    long mine = written.get();
    if (committed >= mine) {
      return;
    }
    // Those who wait here while another one commits mostly find that the next commit has served
    // them all.
    synchronized (committing) {
      if (committed < mine) {
        exclusively(() -> {});
      }
    }
  }

  /** Grows with every write. */
  long written() {
    return written.get();
  }

  /** Does the work, then commits it, while no write is under way. */
  void exclusively(Runnable work) {
    synchronized (committing) {
      gate.writeLock().lock();
      try {
        work.run();
        long upTo = written.get();
        commit.run();
        committed = upTo;
      } finally {
        gate.writeLock().unlock();
      }
    }
  }
}
