package se.lotsen.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;
import se.lotsen.embedded.index.Planner;

/**
 * One collection and its indexes as they were at one moment, while writers go on.
 *
 * <p>MVStore only keeps what old versions need if it is told that somebody still reads them;
 * otherwise tidying up takes the pages away within a few commits, whatever the time for which space
 * is not written over ("Chunk … not found"). So a snapshot is short: one command, or one batch of a
 * cursor.
 */
final class Snapshot implements AutoCloseable {
  private final MVStore store;
  private final MVStore.TxCounter usage;
  private final MVMap<Long, byte[]> documents;
  private final RootReference<Long, byte[]> documentsRoot;
  private final List<StoreIndex> indexes;
  private final List<RootReference<byte[], Long>> indexRoots;

  /** Taken while no write to the collection is under way. */
  Snapshot(MVStore store, MVMap<Long, byte[]> documents, List<StoreIndex> indexes) {
    this.store = store;
    this.documents = documents;
    this.indexes = indexes;
    this.usage = store.registerVersionUsage();
    this.documentsRoot = documents.flushAndGetRoot();
    this.indexRoots = indexes.stream().map(index -> index.entries().flushAndGetRoot()).toList();
  }

  Planner<StoreIndex> planner() {
    return new Planner<>(indexes, documentsRoot.getTotalCount());
  }

  byte @Nullable [] get(long position) {
    return documents.get(documentsRoot.root, position);
  }

  /**
   * @param from where to start, nothing for the beginning (or the end, when newest come first)
   */
  Cursor<Long, byte[]> documentsFrom(@Nullable Long from, boolean newestFirst) {
    return documents.cursor(documentsRoot, from, null, newestFirst);
  }

  /**
   * The keys from this one on, itself included.
   *
   * @throws MongoServerError as MongoDB's when the index has been dropped meanwhile
   */
  Cursor<byte[], Long> keysFrom(StoreIndex index, byte[] from, boolean reverse) {
    int place = indexes.indexOf(index);
    if (place < 0) {
      throw new MongoServerError(
          175, "QueryPlanKilled", "index '" + index.getName() + "' was dropped during the query");
    }
    return index.entries().cursor(indexRoots.get(place), from, null, reverse);
  }

  @Override
  public void close() {
    store.deregisterVersionUsage(usage);
  }
}
