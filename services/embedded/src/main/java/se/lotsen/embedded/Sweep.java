package se.lotsen.embedded;

import java.util.concurrent.CompletableFuture;
import org.h2.mvstore.MVStore;

/**
 * Has nothing that is out of date now be found in the file's bytes any more: pages that are in use
 * are written again, away from those that are not, and then all that is free is written over. A
 * document that was erased would else stand in the file until something happens to take its place.
 */
final class Sweep {
  /** Even a store that is full is emptier than this; those of old come first. */
  private static final int ANY_FILL = 101;

  private static final int BYTES_AT_ONCE = 8 * 1024 * 1024;

  private final MVStore store;
  private final ErasableFile file;
  private final GroupCommit commits;
  private final long upTo;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private long blankedTo;

  Sweep(MVStore store, ErasableFile file, GroupCommit commits) {
    this.store = store;
    this.file = file;
    this.commits = commits;
    this.upTo = file.lastVersion();
  }

  /** Completed when it is done. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** Goes on for about so long. */
  void goOn(long nanos) {
    long start = System.nanoTime();
    do {
      if (blankedTo == 0 && file.holdsOldData(upTo)) {
        if (!rewrite()) {
          return; // what was just written may not be written again yet
        }
      } else if (blankedTo < file.size()) {
        blank();
      } else {
        store.sync();
        done.complete(null);
      }
    } while (!done.isDone() && System.nanoTime() - start < nanos);
  }

  private boolean rewrite() {
    boolean[] rewritten = {false};
    commits.exclusively(
        () -> {
          rewritten[0] = store.compact(ANY_FILL, Math.max(BYTES_AT_ONCE, file.largestChunk()));
          file.dropUnusedChunks();
        });
    return rewritten[0];
  }

  private void blank() {
    commits.exclusively(
        () -> {
          // What replaces it is on the disk first: a power cut finds the one or the other.
          store.sync();
          file.blankFree(blankedTo);
          blankedTo += ErasableFile.SLICE;
        });
  }
}
