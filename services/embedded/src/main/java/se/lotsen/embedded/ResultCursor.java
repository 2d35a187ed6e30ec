package se.lotsen.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The matches of one search, batch by batch. A document that is changed or removed between two
 * batches is seen as it is then, as in MongoDB.
 */
final class ResultCursor extends AbstractCursor {
  /** As MongoDB: no batch is larger, unless a single document with what frames it is. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final Supplier<Snapshot> snapshots;
  private final Positions positions;
  private final DocumentFilter filter;
  private final Statistics.Counters counters;
  private long skip;
  private long remaining;
  private boolean atEnd;
  private @Nullable Document heldBack;
  private int heldBackBytes;

  /**
   * @param snapshots one of the collection for each batch
   */
  ResultCursor(
      long id,
      Supplier<Snapshot> snapshots,
      Positions positions,
      Search search,
      Statistics.Counters counters) {
    super(id);
    this.snapshots = snapshots;
    this.positions = positions;
    this.filter = new DocumentFilter(search.filter());
    this.counters = counters;
    this.skip = search.skip();
    // Some say 0 and some a negative number when they mean all.
    this.remaining = search.limit() <= 0 ? Long.MAX_VALUE : search.limit();
  }

  /** Whether the last batch has been taken; there may be none left although it is not sure yet. */
  @Override
  public synchronized boolean isEmpty() {
    return heldBack == null && (atEnd || remaining == 0);
  }

  /**
   * The next ones, at least one unless there are no more.
   *
   * @param most how many, 0 for as many as fit
   */
  @Override
  public synchronized List<Document> takeDocuments(int most) {
    try (Snapshot snapshot = snapshots.get()) {
      return take(snapshot, most == 0 ? Integer.MAX_VALUE : most);
    }
  }

  synchronized List<Document> take(Snapshot snapshot, int most) {
    List<Document> taken = new ArrayList<>();
    long bytes = 0;
    if (heldBack != null && most > 0) {
      taken.add(heldBack);
      bytes = heldBackBytes;
      heldBack = null;
    }
    positions.resume(snapshot);
    try {
      while (taken.size() < most && remaining > 0 && !atEnd) {
        long position = positions.next();
        if (position == Positions.END) {
          atEnd = true;
          break;
        }
        byte[] atHand = positions.document();
        byte[] stored = atHand == null ? snapshot.get(position) : atHand;
        if (stored == null) {
          continue;
        }
        counters.examined.increment();
        Document match = match(stored, atHand != null);
        if (match == null) {
          continue;
        }
        if (skip > 0) {
          skip--;
          continue;
        }
        remaining--;
        counters.returned.increment();
        bytes += stored.length;
        if (bytes > MAX_BYTES && !taken.isEmpty()) {
          heldBack = match;
          heldBackBytes = stored.length;
          break;
        }
        taken.add(match);
      }
    } finally {
      positions.suspend();
    }
    return taken;
  }

  /**
   * @param unlikely in a scan, where most do not match, little is read of those that do not
   */
  private @Nullable Document match(byte[] stored, boolean unlikely) {
    if (unlikely) {
      return filter.matches(stored) ? Bson.decode(stored) : null;
    }
    Document document = Bson.decode(stored);
    return filter.matches(document) ? document : null;
  }

  /** All that are left, in batches that begin small: often only the first is looked at. */
  Iterable<Document> rest() {
    return () ->
        new Iterator<>() {
          private static final int MAX = 256;
          private Iterator<Document> batch = List.<Document>of().iterator();
          private int size = 1;

          @Override
          public boolean hasNext() {
            while (!batch.hasNext() && !isEmpty()) {
              batch = takeDocuments(size).iterator();
              size = Math.min(MAX, 4 * size);
            }
            return batch.hasNext();
          }

          @Override
          public Document next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return batch.next();
          }
        };
  }
}
