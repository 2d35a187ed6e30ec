package se.lotsen.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index: from the BSON of the key's values to the document's position. */
final class StoreIndex extends AbstractUniqueIndex<Long> {
  private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");

  private final MVMap<byte[], Long> positions;

  StoreIndex(MVMap<byte[], Long> positions, String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
    this.positions = positions;
  }

  /**
   * A range over an index that leaves most documents out: what is in it is few enough to look at.
   */
  @Override
  public synchronized boolean canHandle(Document query) {
    return isRangeOverFew(query) || super.canHandle(query);
  }

  @Override
  public synchronized Iterable<Long> getPositions(Document query) {
    return isRangeOverFew(query) ? List.copyOf(positions.values()) : super.getPositions(query);
  }

  private boolean isRangeOverFew(Document query) {
    return isSparse()
        && keySet().size() == 1
        && query.keySet().equals(keySet())
        && query.values().iterator().next() instanceof Document condition
        && !condition.isEmpty()
        && RANGES.containsAll(condition.keySet());
  }

  @Override
  protected @Nullable Long removeDocument(KeyValue key) {
    return positions.remove(encode(key));
  }

  @Override
  protected boolean putKeyPosition(KeyValue key, Long position) {
    return positions.putIfAbsent(encode(key), position) == null;
  }

  @Override
  protected @Nullable Long getPosition(KeyValue key) {
    return positions.get(encode(key));
  }

  @Override
  protected Iterable<Entry<KeyValue, Long>> getIterable() {
    return () ->
        positions.entrySet().stream()
            .map(entry -> Map.entry(decode(entry.getKey()), entry.getValue()))
            .iterator();
  }

  @Override
  public long getCount() {
    return positions.sizeAsLong();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  private static byte[] encode(KeyValue key) {
    Document values = new Document();
    for (int i = 0; i < key.size(); i++) {
      values.put(Integer.toString(i), key.get(i));
    }
    return DocumentType.encode(values);
  }

  private static KeyValue decode(byte[] bytes) {
    return new KeyValue(DocumentType.decode(bytes).values());
  }
}
