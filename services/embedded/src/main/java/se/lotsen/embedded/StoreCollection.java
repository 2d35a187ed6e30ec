package se.lotsen.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Collection;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection in the order they were inserted.
 *
 * <p>A stored document is never changed, only replaced. mongo-java-server's own backends change it
 * in place while other threads still write it to their clients or to disk, which tears reads and
 * can stop the store.
 */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Long> {
  private final MVMap<Long, Document> documents;

  /** How many of the found documents are copied because the command under way changes them. */
  private int copied;

  StoreCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Long, Document> documents,
      CursorRegistry cursors) {
    super(database, name, options, cursors);
    this.documents = documents;
  }

  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters arrayFilters,
      boolean multi,
      boolean upsert,
      Oplog oplog) {
    copied = multi ? Integer.MAX_VALUE : 1;
    try {
      return super.updateDocuments(selector, update, arrayFilters, multi, upsert, oplog);
    } finally {
      copied = 0;
    }
  }

  @Override
  public synchronized Document findAndModify(Document query) {
    copied = 1;
    try {
      return super.findAndModify(query);
    } finally {
      copied = 0;
    }
  }

  @Override
  protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
    if (copied == 0) {
      return super.createQueryResult(matched, batchSize);
    }
    return new QueryResult(matched.stream().limit(copied).map(Document::cloneDeeply).toList());
  }

  /**
   * Also uses a unique index when the filter asks for more than its fields; mongo-java-server alone
   * would scan.
   */
  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    Document wanted = new Document();
    collectFields(query, wanted);
    for (Index<Long> index : getIndexes()) {
      Document part = new Document();
      index.getKeys().stream()
          .filter(key -> wanted.containsKey(key.getKey()))
          .forEach(key -> part.put(key.getKey(), wanted.get(key.getKey())));
      if (index.canHandle(part)) {
        return matchDocuments(
            query, index.getPositions(part), orderBy, skip, limit, batchSize, projection);
      }
    }
    return matchDocuments(query, orderBy, skip, limit, batchSize, projection);
  }

  /**
   * The conditions that every match must meet, by field: drivers write {@code and} as {@code $and}.
   */
  private static void collectFields(Document query, Document fields) {
    query.forEach(
        (field, condition) -> {
          if (!field.startsWith("$")) {
            fields.putIfAbsent(field, condition);
          } else if (field.equals("$and") && condition instanceof Collection<?> parts) {
            for (Object part : parts) {
              if (part instanceof Document document) {
                collectFields(document, fields);
              }
            }
          }
        });
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    return matchDocumentsFromStream(
        stream(isNaturalDescending(orderBy)).map(DocumentWithPosition::getDocument),
        query,
        orderBy,
        skip,
        limit,
        batchSize,
        projection);
  }

  @Override
  protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
    return stream(false);
  }

  private Stream<DocumentWithPosition<Long>> stream(boolean newestFirst) {
    Cursor<Long, Document> cursor = documents.cursor(null, null, newestFirst);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
        .map(position -> new DocumentWithPosition<>(cursor.getValue(), position));
  }

  @Override
  protected Long addDocumentInternal(Document document) {
    Long last = documents.lastKey();
    Long position = last == null ? 0L : last + 1;
    documents.put(position, document);
    return position;
  }

  @Override
  protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
    documents.put(position, newDocument);
  }

  @Override
  protected void removeDocument(Long position) {
    documents.remove(position);
  }

  @Override
  protected @Nullable Document getDocument(Long position) {
    return documents.get(position);
  }

  @Override
  public synchronized void addIndex(Index<Long> index) {
    super.addIndex(index);
  }

  @Override
  public synchronized void dropIndex(String name) {
    super.dropIndex(name);
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  public boolean isEmpty() {
    return documents.isEmpty();
  }

  /**
   * Sizes are only for statistics, and keeping them would encode every document twice more per
   * write.
   */
  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected int getDataSize() {
    return 0;
  }

  @Override
  protected void updateDataSize(int delta) {
    throw new UnsupportedOperationException("sizes are not tracked");
  }
}
