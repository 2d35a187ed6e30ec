package se.lotsen.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.embedded.index.KeyPattern;
import se.lotsen.embedded.index.Keys;
import se.lotsen.embedded.index.Stretch;

/**
 * An index: from the ordered bytes of the key's values to the document's position. Where documents
 * may share values, the position is also the end of the key.
 *
 * <p>It lies in the store beside the documents and is committed with them. Its changes are worked
 * out before anything is changed, so that a document that cannot be indexed changes nothing.
 */
final class StoreIndex extends Index<Long> implements Keys {
  /** A key that comes before all others; its value says which fields have led through arrays. */
  private static final byte[] ARRAYS = {};

  private final MVMap<byte[], Long> entries;
  private final KeyPattern pattern;
  private final boolean unique;
  private volatile long arrays;

  /** What {@link #checkUpdate} has found out for {@link #updateInPlace}. */
  private @Nullable Change change;

  private record Change(KeyPattern.Keys before, KeyPattern.Keys after) {}

  StoreIndex(
      MVMap<byte[], Long> entries,
      String name,
      List<IndexKey> keys,
      boolean sparse,
      boolean unique) {
    super(name, keys, sparse);
    this.entries = entries;
    this.unique = unique;
    this.pattern =
        new KeyPattern(
            keys.stream()
                .map(key -> new KeyPattern.Field(key.getKey(), key.isAscending()))
                .toList(),
            sparse);
    Long known = entries.get(ARRAYS);
    this.arrays = known == null ? 0 : known;
  }

  @Override
  public KeyPattern pattern() {
    return pattern;
  }

  @Override
  public long arrays() {
    return arrays;
  }

  @Override
  public long countIn(Stretch stretch) {
    return rank(stretch.to()) - rank(stretch.from());
  }

  private long rank(byte[] key) {
    long index = entries.getKeyIndex(key);
    return index < 0 ? -index - 1 : index;
  }

  MVMap<byte[], Long> entries() {
    return entries;
  }

  long positionIn(byte[] key, Long value) {
    return unique ? value : ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
  }

  /** Whether it is by their ids, which all documents have, that it knows them. */
  boolean isOfIds() {
    return unique && pattern.fields().size() == 1 && pattern.fields().get(0).name().equals("_id");
  }

  /**
   * The keys that the document would have.
   *
   * @throws DuplicateKeyError when another document has one of them and may not
   */
  KeyPattern.Keys check(Document document, MongoCollection<Long> collection) {
    KeyPattern.Keys keys = keysOf(document);
    if (unique) {
      for (byte[] key : keys.keys()) {
        if (entries.containsKey(key)) {
          throw duplicate(document, collection);
        }
      }
    }
    return keys;
  }

  KeyPattern.Keys keysOf(Document document) {
    try {
      return pattern.keysOf(document);
    } catch (KeyPattern.ParallelArraysException e) {
      throw new CannotIndexParallelArraysError(e.fields());
    }
  }

  private DuplicateKeyError duplicate(Document document, MongoCollection<Long> collection) {
    List<Object> values =
        pattern.fields().stream()
            .map(field -> Utils.getSubdocumentValueCollectionAware(document, field.name()))
            .toList();
    return new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
  }

  void put(KeyPattern.Keys keys, long position) {
    if ((keys.arrays() & ~arrays) != 0) {
      arrays |= keys.arrays();
      entries.put(ARRAYS, arrays);
    }
    for (byte[] key : keys.keys()) {
      put(key, position);
    }
  }

  private void put(byte[] key, long position) {
    if (unique) {
      entries.put(key, position);
    } else {
      entries.put(withPosition(key, position), 0L);
    }
  }

  void remove(KeyPattern.Keys keys, long position) {
    for (byte[] key : keys.keys()) {
      remove(key, position);
    }
  }

  private void remove(byte[] key, long position) {
    entries.remove(unique ? key : withPosition(key, position));
  }

  private static byte[] withPosition(byte[] key, long position) {
    byte[] whole = Arrays.copyOf(key, key.length + Long.BYTES);
    ByteBuffer.wrap(whole).putLong(key.length, position);
    return whole;
  }

  /** Only by the id; mongo-java-server asks all indexes and wants one answer. */
  @Override
  public @Nullable Long getPosition(Document document) {
    return isOfIds() ? entries.get(keysOf(document).keys().get(0)) : null;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Long> collection) {
    if (unique) {
      check(document, collection);
    }
  }

  @Override
  public void add(Document document, Long position, MongoCollection<Long> collection) {
    put(check(document, collection), position);
  }

  @Override
  public Long remove(Document document) {
    throw new UnsupportedOperationException("the collection removes keys by position");
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Long> collection) {
    change = null;
    if (isOfIds() && collection instanceof StoreCollection ours) {
      ours.prepare(after);
    }
    if (pattern.hasSameKeys(before, after)) {
      return;
    }
    Change found = new Change(keysOf(before), keysOf(after));
    if (unique) {
      for (byte[] key : found.after.keys()) {
        if (!contains(found.before, key) && entries.containsKey(key)) {
          throw duplicate(after, collection);
        }
      }
    }
    change = found;
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Long position, MongoCollection<Long> collection) {
    Change found = change;
    change = null;
    if (found == null) {
      return;
    }
    for (byte[] key : found.before.keys()) {
      if (!contains(found.after, key)) {
        remove(key, position);
      }
    }
    put(
        new KeyPattern.Keys(
            found.after.keys().stream().filter(key -> !contains(found.before, key)).toList(),
            found.after.arrays()),
        position);
  }

  private static boolean contains(KeyPattern.Keys keys, byte[] key) {
    List<byte[]> sorted = keys.keys();
    return Collections.binarySearch(sorted, key, Arrays::compareUnsigned) >= 0;
  }

  /** Filters are planned for all indexes together, see {@link Search}. */
  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Long> getPositions(Document query) {
    throw new UnsupportedOperationException("filters are planned for all indexes together");
  }

  @Override
  public boolean hasSameOptions(Index<?> other) {
    return other instanceof StoreIndex index
        && unique == index.unique
        && isSparse() == index.isSparse()
        && pattern.fields().equals(index.pattern.fields());
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public long getCount() {
    return entries.sizeAsLong() - (entries.containsKey(ARRAYS) ? 1 : 0);
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  /** The database removes the map. */
  @Override
  public void drop() {}
}
