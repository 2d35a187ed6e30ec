package se.lotsen.projection.web;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Documents one after another, read in chunks. Each chunk is a query of its own that begins after
 * the last one's end: nothing is held open meanwhile, only one chunk is in memory, and what is
 * written in between is met where it belongs.
 */
final class Walk<T> implements Iterator<T> {
  /** The chunks begin small, for a page, and grow to this for those who want all. */
  static final int LARGEST_CHUNK = 1_000;

  private static final int FIRST_CHUNK = 60;

  /** How to go on. */
  interface Chunks<T> {
    /** What comes after this one, or at the beginning; less than {@code most} only at the end. */
    List<T> after(@Nullable T last, int most);
  }

  private final Chunks<T> chunks;
  private List<T> chunk = List.of();
  private int next;
  private @Nullable T last;
  private int most = FIRST_CHUNK;
  private boolean ended;
  private int read;

  Walk(Chunks<T> chunks) {
    this.chunks = chunks;
  }

  @Override
  public boolean hasNext() {
    if (next == chunk.size() && !ended) {
      chunk = chunks.after(last, most);
      next = 0;
      read += chunk.size();
      ended = chunk.size() < most;
      most = Math.min(LARGEST_CHUNK, 2 * most);
    }
    return next < chunk.size();
  }

  @Override
  public T next() {
    var found = peek();
    last = found;
    next++;
    return found;
  }

  /** The one that {@link #next} will give. */
  T peek() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return chunk.get(next);
  }

  /** How many have been read from the store so far. */
  int read() {
    return read;
  }
}
