package se.lotsen.embedded;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/**
 * The maps of one database in the store: documents by position, and keys of each index. No two
 * share a page, so what is written often does not lie between what is read often.
 */
final class StoreMaps {
  private static final String DOCUMENTS = "documents/";
  private static final String KEYS = "keys/";

  private final MVStore store;
  private final String database;

  StoreMaps(MVStore store, String database) {
    this.store = store;
    this.database = database;
  }

  /**
   * The names of the databases that have been written to the store; it is how they are found again.
   */
  static List<String> databasesIn(MVStore store) {
    return store.getMapNames().stream()
        .filter(map -> map.startsWith(DOCUMENTS))
        .map(map -> map.substring(DOCUMENTS.length(), map.indexOf('/', DOCUMENTS.length())))
        .distinct()
        .toList();
  }

  /** What is in the store and not of our making, of this version. */
  static Set<String> unknownIn(MVStore store) {
    return store.getMapNames().stream()
        .filter(map -> !map.startsWith(DOCUMENTS) && !map.startsWith(KEYS))
        .collect(Collectors.toSet());
  }

  MVMap<Long, byte[]> documents(String collection) {
    return store.openMap(
        documentsName(collection),
        new MVMap.Builder<Long, byte[]>()
            .keyType(LongDataType.INSTANCE)
            .valueType(StoredDocumentType.INSTANCE));
  }

  MVMap<byte[], Long> keys(String collection, String index) {
    return store.openMap(
        keysName(collection, index),
        new MVMap.Builder<byte[], Long>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE));
  }

  void removeDocuments(String collection) {
    store.removeMap(documentsName(collection));
  }

  void removeKeys(String collection, String index) {
    store.removeMap(keysName(collection, index));
  }

  private String documentsName(String collection) {
    return DOCUMENTS + database + "/" + collection;
  }

  private String keysName(String collection, String index) {
    return KEYS + database + "/" + collection + "/" + index;
  }
}
