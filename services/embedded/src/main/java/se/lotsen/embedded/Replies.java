package se.lotsen.embedded;

import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers to a find or an aggregate: a first batch and, if there is more, a cursor for it. */
final class Replies {
  /** As MongoDB, when the client does not say how many. */
  private static final int FIRST_BATCH = 101;

  private final OpenCursors cursors;

  Replies(OpenCursors cursors) {
    this.cursors = cursors;
  }

  /** A cursor whose documents are changed on their way out. */
  record Mapped(Cursor cursor, UnaryOperator<List<Document>> change) implements Cursor {
    @Override
    public long getId() {
      return cursor.getId();
    }

    @Override
    public boolean isEmpty() {
      return cursor.isEmpty();
    }

    @Override
    public List<Document> takeDocuments(int most) {
      return change.apply(cursor.takeDocuments(most));
    }
  }

  /**
   * @param batchSize as the client asks, nothing for the usual one
   * @param onlyBatch whether the client wants no more than this
   */
  Document first(String namespace, Cursor cursor, @Nullable Object batchSize, boolean onlyBatch) {
    int most = batchSize instanceof Number asked ? asked.intValue() : FIRST_BATCH;
    List<Document> batch = most == 0 ? List.of() : cursor.takeDocuments(most);
    boolean more = !onlyBatch && !cursor.isEmpty();
    if (more) {
      cursors.add(cursor);
    }
    return new Document(
            "cursor",
            new Document("id", more ? cursor.getId() : 0L)
                .append("ns", namespace)
                .append("firstBatch", batch))
        .append("ok", 1.0);
  }

  static Document none(String namespace) {
    return new Document(
            "cursor",
            new Document("id", 0L).append("ns", namespace).append("firstBatch", List.of()))
        .append("ok", 1.0);
  }
}
