package se.lotsen.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cursors that clients may ask for more; one that nobody asks for ten minutes is forgotten, as
 * in MongoDB, and of too many the one that has waited longest.
 */
final class OpenCursors {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int MAX = 1_000;

  private final CursorRegistry registry;
  private final Map<Long, Tracked> tracked = new ConcurrentHashMap<>();

  OpenCursors(CursorRegistry registry) {
    this.registry = registry;
  }

  /** A cursor that knows when it was last used. */
  private final class Tracked extends AbstractCursor {
    private final Cursor cursor;
    private volatile long usedAt = System.nanoTime();

    Tracked(Cursor cursor) {
      super(cursor.getId());
      this.cursor = cursor;
    }

    @Override
    public boolean isEmpty() {
      return cursor.isEmpty();
    }

    @Override
    public List<Document> takeDocuments(int most) {
      usedAt = System.nanoTime();
      List<Document> batch = cursor.takeDocuments(most);
      if (cursor.isEmpty()) {
        tracked.remove(getId());
      }
      return batch;
    }
  }

  void add(Cursor cursor) {
    long now = System.nanoTime();
    tracked.values().stream()
        .filter(open -> now - open.usedAt > PATIENCE.toNanos())
        .forEach(open -> forget(open.getId()));
    if (tracked.size() >= MAX) {
      tracked.values().stream()
          .min((one, other) -> Long.compare(one.usedAt - now, other.usedAt - now))
          .ifPresent(open -> forget(open.getId()));
    }
    Tracked open = new Tracked(cursor);
    tracked.put(open.getId(), open);
    registry.add(open);
  }

  void forget(long id) {
    tracked.remove(id);
    registry.remove(id);
  }

  int size() {
    return tracked.size();
  }
}
