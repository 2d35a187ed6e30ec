package se.lotsen.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import se.lotsen.embedded.index.KeyPattern;

/**
 * The documents of one collection in the order in which they were inserted, and its indexes.
 *
 * <p>Documents are kept as the bytes they are on disk: a page is written again without reading what
 * is in it, a cache of so many megabytes holds so many, and what a command changes is its own copy.
 *
 * <p>Writers take turns. Readers wait for a writer only until they have their {@link Snapshot}.
 */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Long> {
  private final MVStore store;
  private final MVMap<Long, byte[]> documents;
  private final Statistics.Counters counters;
  private volatile List<StoreIndex> storeIndexes = List.of();
  private long lastPosition;

  /** The document whose update is under way, as it will be. */
  private byte @Nullable [] prepared;

  StoreCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVStore store,
      MVMap<Long, byte[]> documents,
      Statistics statistics,
      CursorRegistry cursors) {
    super(database, name, options, cursors);
    this.store = store;
    this.documents = documents;
    this.counters = statistics.of(getFullName());
    Long last = documents.lastKey();
    this.lastPosition = last == null ? -1 : last;
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(store, documents, storeIndexes);
  }

  ResultCursor find(Search search) {
    return cursor(search, false);
  }

  private ResultCursor cursor(Search search, boolean fixed) {
    Positions positions;
    try (Snapshot snapshot = snapshot()) {
      positions = search.positions(snapshot, counters, fixed);
    }
    return new ResultCursor(
        cursorRegistry.generateCursorId(), this::snapshot, positions, search, counters);
  }

  /** Not one at a time: whoever reads has a snapshot. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public QueryResult handleQuery(QueryParameters query) {
    Document selector = query.getQuerySelector();
    boolean modern = selector.containsKey("$query");
    boolean wrapped = modern || selector.containsKey("query");
    Object filter = wrapped ? selector.get(modern ? "$query" : "query") : selector;
    Object sort = wrapped ? selector.get(modern ? "$orderby" : "orderby") : null;
    return queryDocuments(
        filter instanceof Document given ? given : new Document(),
        sort instanceof Document given ? given : null,
        query.getNumberToSkip(),
        query.getLimit(),
        query.getBatchSize(),
        query.getProjection());
  }

  /** For mongo-java-server's own commands, which look at all matches, often to change them. */
  @Override
  protected QueryResult queryDocuments(
      Document filter,
      @Nullable Document sort,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    ResultCursor cursor = cursor(new Search(filter, sort, skip, limit), true);
    if (batchSize > 0) {
      List<Document> first = project(cursor.takeDocuments(batchSize), projection);
      if (cursor.isEmpty()) {
        return new QueryResult(first);
      }
      cursorRegistry.add(cursor);
      return new QueryResult(first, cursor);
    }
    return projection == null || projection.isEmpty()
        ? new QueryResult(cursor.rest())
        : new QueryResult(
            () ->
                StreamSupport.stream(cursor.rest().spliterator(), false)
                    .flatMap(document -> project(List.of(document), projection).stream())
                    .iterator());
  }

  List<Document> project(List<Document> found, @Nullable Document projection) {
    if (projection == null || projection.isEmpty()) {
      return found;
    }
    Comparator<Document> asFound = null;
    return matchDocumentsFromStream(new Document(), found.stream(), 0, 0, 0, asFound, projection)
        .collectDocuments();
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    return queryDocuments(query, orderBy, skip, limit, batchSize, projection);
  }

  /** From the keys of an index alone, where they tell. */
  @Override
  public int count(@Nullable Document filter, int skip, int limit) {
    long matches;
    if (filter == null || filter.isEmpty()) {
      matches = documents.sizeAsLong();
    } else {
      OptionalLong known = countKeys(filter);
      matches = known.isPresent() ? known.getAsLong() : countMatches(filter, skip, limit);
    }
    matches = Math.max(0, matches - skip);
    return Math.toIntExact(limit > 0 ? Math.min(limit, matches) : matches);
  }

  private synchronized OptionalLong countKeys(Document filter) {
    try (Snapshot snapshot = snapshot()) {
      return snapshot.planner().count(filter);
    }
  }

  private long countMatches(Document filter, int skip, int limit) {
    Search search = new Search(filter, null, 0, limit > 0 ? (long) skip + limit : 0);
    long matches = 0;
    for (Document ignored : find(search).rest()) {
      matches++;
    }
    return matches;
  }

  @Override
  protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
    Cursor<Long, byte[]> cursor = documents.cursor(null, null, false);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
        .map(position -> new DocumentWithPosition<>(Bson.decode(cursor.getValue()), position));
  }

  /** All keys are made and checked before anything is stored. */
  @Override
  public synchronized void addDocument(Document document) {
    if (document.get("_id") instanceof Collection) {
      throw new InvalidIdFieldError("The '_id' value cannot be of type array");
    }
    if (!document.containsKey("_id") && !getCollectionName().startsWith("system.")) {
      document.put("_id", new ObjectId());
    }
    List<StoreIndex> indexes = storeIndexes;
    List<KeyPattern.Keys> keys = new ArrayList<>(indexes.size());
    for (StoreIndex index : indexes) {
      keys.add(index.check(document, this));
    }
    Long position = addDocumentInternal(document);
    for (int i = 0; i < indexes.size(); i++) {
      indexes.get(i).put(keys.get(i), position);
    }
  }

  @Override
  protected Long addDocumentInternal(Document document) {
    byte[] bytes = Bson.encode(document);
    long position = ++lastPosition;
    documents.put(position, bytes);
    return position;
  }

  /** Encodes what is about to be stored while it can still be refused. */
  void prepare(Document updated) {
    prepared = Bson.encode(updated);
  }

  @Override
  protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
    documents.put(position, prepared == null ? Bson.encode(newDocument) : prepared);
    prepared = null;
  }

  @Override
  public synchronized void removeDocument(Document document) {
    Long position = positionOf(document);
    if (position != null) {
      for (StoreIndex index : storeIndexes) {
        index.remove(index.keysOf(document), position);
      }
      removeDocument(position);
    }
  }

  private @Nullable Long positionOf(Document document) {
    for (StoreIndex index : storeIndexes) {
      if (index.isOfIds()) {
        return index.getPosition(document);
      }
    }
    return findDocumentPosition(document);
  }

  @Override
  protected void removeDocument(Long position) {
    documents.remove(position);
  }

  @Override
  protected @Nullable Document getDocument(Long position) {
    byte[] stored = documents.get(position);
    return stored == null ? null : Bson.decode(stored);
  }

  @Override
  public synchronized void addIndex(Index<Long> index) {
    super.addIndex(index);
    storeIndexes = getIndexes().stream().map(StoreIndex.class::cast).toList();
  }

  @Override
  public synchronized void dropIndex(String name) {
    super.dropIndex(name);
    storeIndexes = getIndexes().stream().map(StoreIndex.class::cast).toList();
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
