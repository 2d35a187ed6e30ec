package se.lotsen.projection.reading;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Documents one after another, read in chunks. Each chunk is a query of its own that begins after
 * the last one's end: nothing is held open meanwhile, only one chunk is in memory, and what is
 * written in between is met where it belongs.
 */
public final class Walk<T> implements Iterator<T> {
  /** The chunks begin small, for a page, and grow to this for those who want all. */
  public static final int LARGEST_CHUNK = 1_000;

  private static final int FIRST_CHUNK = 60;

  /** How to go on. */
  public interface Chunks<T> {
    /** What comes after this one, or at the beginning; less than {@code most} only at the end. */
    List<T> after(@Nullable T last, int most);
  }

  /** Each reads one chunk and ends. */
  private static final Executor AHEAD = Thread::startVirtualThread;

  private final Chunks<T> chunks;
  private final boolean readsAhead;
  private @Nullable CompletableFuture<List<T>> ahead;
  private List<T> chunk = List.of();
  private int next;
  private @Nullable T last;
  private int most = FIRST_CHUNK;
  private boolean ended;

  public Walk(Chunks<T> chunks) {
    this(chunks, false);
  }

  private Walk(Chunks<T> chunks, boolean readsAhead) {
    this.chunks = chunks;
    this.readsAhead = readsAhead;
  }

  /** The same walk; while one chunk is used the next is read, so that two are in memory. */
  public Walk<T> readingAhead() {
    return new Walk<>(chunks, true);
  }

  @Override
  public boolean hasNext() {
    if (next == chunk.size() && !ended) {
      chunk = nextChunk();
      next = 0;
      ended = chunk.size() < most;
      most = Math.min(LARGEST_CHUNK, 2 * most);
      if (readsAhead && !ended) {
        var end = chunk.getLast();
        int size = most;
        ahead = CompletableFuture.supplyAsync(() -> chunks.after(end, size), AHEAD);
      }
    }
    return next < chunk.size();
  }

  private List<T> nextChunk() {
    if (ahead == null) {
      return chunks.after(last, most);
    }
    try {
      return ahead.join();
    } catch (CompletionException e) {
      // Said as if it had been read here: whoever answers looks at the kind of exception.
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public T next() {
    var found = peek();
    last = found;
    next++;
    return found;
  }

  /** The one that {@link #next} will give. */
  public T peek() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return chunk.get(next);
  }
}
