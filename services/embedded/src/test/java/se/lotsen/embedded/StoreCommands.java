package se.lotsen.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.MVStore;

/** The store's commands without a network between. */
final class StoreCommands implements AutoCloseable {
  static final String COLLECTION = "things";

  private final MVStore store;
  private final StoreBackend backend;
  private final EmbeddedChannel channel = new EmbeddedChannel();

  private StoreCommands(MVStore store) {
    this.store = store;
    this.backend = new StoreBackend(store, null, new Trouble("memory"), () -> true);
  }

  static StoreCommands inMemory() {
    return new StoreCommands(new MVStore.Builder().open());
  }

  /** In a file of H2's file system in memory, which is there until it is deleted. */
  static StoreCommands open(String name) {
    return new StoreCommands(
        new MVStore.Builder().fileName("memFS:" + name).autoCommitDisabled().compress().open());
  }

  Document run(Document command) {
    return backend.handleCommand(channel, "test", command.keySet().iterator().next(), command);
  }

  void insert(Document... documents) {
    insert(Arrays.asList(documents));
  }

  void insert(List<Document> documents) {
    Document answer =
        run(
            new Document("insert", COLLECTION)
                .append("documents", new ArrayList<>(documents))
                .append("ordered", true));
    if (answer.containsKey("writeErrors")) {
      throw new IllegalStateException(answer.toString());
    }
  }

  void createIndex(String name, Document key, boolean sparse, boolean unique) {
    Document index = new Document("name", name).append("key", key);
    if (sparse) {
      index.append("sparse", true);
    }
    if (unique) {
      index.append("unique", true);
    }
    run(new Document("createIndexes", COLLECTION).append("indexes", List.of(index)));
  }

  Document update(Document filter, Document change, boolean multi) {
    return run(
        new Document("update", COLLECTION)
            .append(
                "updates",
                List.of(new Document("q", filter).append("u", change).append("multi", multi))));
  }

  Document delete(Document filter, int limit) {
    return run(
        new Document("delete", COLLECTION)
            .append("deletes", List.of(new Document("q", filter).append("limit", limit))));
  }

  static Document find(Document filter) {
    return new Document("find", COLLECTION).append("filter", filter);
  }

  /** All that a find returns, with as many getMore as it takes. */
  List<Document> all(Document find) {
    Document cursor = (Document) run(find).get("cursor");
    List<Document> found = new ArrayList<>(documents(cursor, "firstBatch"));
    while ((long) cursor.get("id") != 0) {
      Document more = new Document("getMore", cursor.get("id")).append("collection", COLLECTION);
      if (find.containsKey("batchSize")) {
        more.append("batchSize", find.get("batchSize"));
      }
      cursor = (Document) run(more).get("cursor");
      found.addAll(documents(cursor, "nextBatch"));
    }
    return found;
  }

  int count(Document filter) {
    return ((Number) run(new Document("count", COLLECTION).append("query", filter)).get("n"))
        .intValue();
  }

  int countByPipeline(Document filter) {
    Document answer =
        run(
            new Document("aggregate", COLLECTION)
                .append(
                    "pipeline",
                    List.of(
                        new Document("$match", filter),
                        new Document(
                            "$group", new Document("_id", 1).append("n", new Document("$sum", 1)))))
                .append("cursor", new Document()));
    List<Document> batch = documents((Document) answer.get("cursor"), "firstBatch");
    return batch.isEmpty() ? 0 : ((Number) batch.get(0).get("n")).intValue();
  }

  @SuppressWarnings("unchecked")
  private static List<Document> documents(Document cursor, String batch) {
    return (List<Document>) cursor.get(batch);
  }

  SearchCounts counts() {
    return backend.statistics().getOrDefault("test." + COLLECTION, SearchCounts.NONE);
  }

  int openCursors() {
    return backend.openCursors();
  }

  MVStore store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
  }
}
