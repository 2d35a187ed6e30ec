package se.lotsen.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/**
 * One database: a map of documents per collection and a map of keys per unique index, all in one
 * MVStore.
 */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Long> {
  private static final String DOCUMENTS = "documents/";
  private static final String INDEX = "index/";

  private final MVStore store;

  StoreDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, cursors);
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  /**
   * The names of the databases that have been written to the store; it is how they are found again.
   */
  static List<String> namesIn(MVStore store) {
    return store.getMapNames().stream()
        .filter(map -> map.startsWith(DOCUMENTS))
        .map(map -> map.substring(DOCUMENTS.length(), map.indexOf('/', DOCUMENTS.length())))
        .distinct()
        .toList();
  }

  @Override
  protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
    return new StoreCollection(this, name, options, documents(name), cursorRegistry);
  }

  @Override
  protected Index<Long> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new StoreIndex(index(collection, name), name, keys, sparse);
  }

  @Override
  protected void dropIndex(MongoCollection<Long> collection, String name) {
    super.dropIndex(collection, name);
    store.removeMap(index(collection.getCollectionName(), name));
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    super.dropCollection(name, oplog);
    store.removeMap(documents(name));
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

  private MVMap<Long, Document> documents(String collection) {
    return store.openMap(
        DOCUMENTS + databaseName + "/" + collection,
        new MVMap.Builder<Long, Document>()
            .keyType(LongDataType.INSTANCE)
            .valueType(DocumentType.INSTANCE));
  }

  private MVMap<byte[], Long> index(String collection, String name) {
    return store.openMap(
        INDEX + databaseName + "/" + collection + "/" + name,
        new MVMap.Builder<byte[], Long>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE));
  }
}
