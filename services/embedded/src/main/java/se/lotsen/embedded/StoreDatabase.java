package se.lotsen.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.stream.StreamSupport;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** One database: a map of documents per collection and a map of keys per index, in one MVStore. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Long> {
  private final MVStore store;
  private final StoreMaps maps;
  private final Statistics statistics;
  private final Replies replies;

  StoreDatabase(
      String name,
      MVStore store,
      CursorRegistry cursors,
      OpenCursors openCursors,
      Statistics statistics) {
    super(name, cursors);
    this.store = store;
    this.maps = new StoreMaps(store, name);
    this.statistics = statistics;
    this.replies = new Replies(openCursors);
    initializeNamespacesAndIndexes();
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    if (command.equals("find")) {
      return find(query);
    }
    if (command.equals("aggregate")) {
      Document answer = aggregate(query, databases, oplog);
      if (answer != null) {
        return answer;
      }
    }
    return super.handleCommand(channel, command, query, databases, oplog);
  }

  private Document find(Document query) {
    String name = String.valueOf(query.get("find"));
    StoreCollection collection = collection(name);
    if (collection == null) {
      return Replies.none(getFullCollectionNamespace(name));
    }
    Document projection = document(query.get("projection"));
    Document filter = document(query.get("filter"));
    long limit = number(query.get("limit"));
    ResultCursor found =
        collection.find(
            new Search(
                filter == null ? new Document() : filter,
                document(query.get("sort")),
                number(query.get("skip")),
                Math.abs(limit)));
    return replies.first(
        collection.getFullName(),
        new Replies.Mapped(found, batch -> collection.project(batch, projection)),
        query.get("batchSize"),
        limit < 0 || Utils.isTrue(query.get("singleBatch")));
  }

  /** Nothing for what is left to mongo-java-server. */
  private @Nullable Document aggregate(Document query, DatabaseResolver databases, Oplog oplog) {
    StoreCollection collection = collection(String.valueOf(query.get("aggregate")));
    List<Document> stages = Aggregation.parse(query.get("pipeline"));
    if (collection == null
        || (!stages.isEmpty() && stages.get(0).containsKey("$changeStream"))
        || !(query.get("cursor") instanceof Document cursorOptions)) {
      return null;
    }
    Pipeline pipeline = Pipeline.of(stages);
    Cursor result =
        new ListCursor(
            cursorRegistry.generateCursorId(),
            results(collection, pipeline, databases, oplog, query));
    return replies.first(collection.getFullName(), result, cursorOptions.get("batchSize"), false);
  }

  private List<Document> results(
      StoreCollection collection,
      Pipeline pipeline,
      DatabaseResolver databases,
      Oplog oplog,
      Document query) {
    Search search = pipeline.search();
    List<Document> count =
        pipeline.countAnswer(
            () -> collection.count(search.filter(), (int) search.skip(), (int) search.limit()));
    if (count != null) {
      return count;
    }
    Aggregation rest =
        Aggregation.fromPipeline(pipeline.rest(), databases, this, collection, oplog);
    rest.validate(query);
    return rest.runStages(
        StreamSupport.stream(collection.find(search).rest().spliterator(), false));
  }

  private @Nullable StoreCollection collection(String name) {
    return (StoreCollection) resolveCollection(name, false);
  }

  private static @Nullable Document document(@Nullable Object value) {
    return value instanceof Document document ? document : null;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  @Override
  protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
    return new StoreCollection(
        this, name, options, store, maps.documents(name), statistics, cursorRegistry);
  }

  @Override
  protected Index<Long> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new StoreIndex(maps.keys(collection, name), name, keys, sparse, true);
  }

  @Override
  protected Index<Long> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new StoreIndex(maps.keys(collection, name), name, keys, sparse, false);
  }

  @Override
  protected void dropIndex(MongoCollection<Long> collection, String name) {
    super.dropIndex(collection, name);
    maps.removeKeys(collection.getCollectionName(), name);
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    super.dropCollection(name, oplog);
    maps.removeDocuments(name);
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    throw new UnsupportedOperationException("collections cannot be renamed in the embedded store");
  }

  @Override
  protected long getStorageSize() {
    FileStore<?> file = store.getFileStore();
    return file == null ? 0 : file.size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }
}
