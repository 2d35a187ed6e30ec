package se.lotsen.embedded;

import java.util.List;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents are that a search looks at, one after another.
 *
 * <p>Between two batches it remembers only where it was: nothing of a snapshot, so that nothing old
 * has to be kept, and no documents.
 */
interface Positions {
  /** Before the first and after each {@link #suspend}; goes on where it was. */
  void resume(Snapshot snapshot);

  /** The next one, or {@link #END}. */
  long next();

  /** The document at the last position, if it is at hand. */
  default byte @Nullable [] document() {
    return null;
  }

  void suspend();

  /** What {@link #next} answers when there are no more. */
  long END = -1;

  /** All documents. */
  static Positions all(boolean newestFirst) {
    return new All(newestFirst);
  }

  /** These, in this order. */
  static Positions of(long[] positions) {
    return new Listed(positions);
  }

  /** In the order in which they were inserted, or the other way round. */
  final class All implements Positions {
    private final boolean newestFirst;
    private @Nullable Cursor<Long, byte[]> cursor;
    private @Nullable Long last;
    private byte @Nullable [] document;

    private All(boolean newestFirst) {
      this.newestFirst = newestFirst;
    }

    @Override
    public void resume(Snapshot snapshot) {
      Long from = last == null ? null : Long.valueOf(newestFirst ? last - 1 : last + 1);
      cursor = snapshot.documentsFrom(from, newestFirst);
    }

    @Override
    public long next() {
      if (cursor == null || !cursor.hasNext()) {
        return END;
      }
      Long next = cursor.next();
      last = next;
      document = cursor.getValue();
      return next;
    }

    @Override
    public byte @Nullable [] document() {
      return document;
    }

    @Override
    public void suspend() {
      cursor = null;
      document = null;
    }
  }

  /** Known beforehand; eight bytes each. */
  final class Listed implements Positions {
    private final long[] positions;
    private int next;

    private Listed(long[] positions) {
      this.positions = positions;
    }

    @Override
    public void resume(Snapshot snapshot) {}

    @Override
    public long next() {
      return next < positions.length ? positions[next++] : END;
    }

    @Override
    public void suspend() {}
  }

  /** One after another. */
  final class Concatenated implements Positions {
    private final List<Positions> parts;
    private int at;

    Concatenated(List<Positions> parts) {
      this.parts = parts;
    }

    @Override
    public void resume(Snapshot snapshot) {
      parts.forEach(part -> part.resume(snapshot));
    }

    @Override
    public long next() {
      while (at < parts.size()) {
        long next = parts.get(at).next();
        if (next != END) {
          return next;
        }
        at++;
      }
      return END;
    }

    @Override
    public void suspend() {
      parts.forEach(Positions::suspend);
    }
  }
}
