package se.lotsen.projection.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import se.lotsen.projection.counting.State;

/**
 * A store that remembers what it was last asked for as objects: reading JSON back is what costs
 * most when everything is counted anew. Every write goes through to the store.
 */
final class RememberedStore<V> implements State<V> {
  private static final int REMEMBERED = 50_000;

  private final KeyValueStore<String, V> store;
  private final Map<String, V> remembered =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
          return size() > REMEMBERED;
        }
      };

  RememberedStore(KeyValueStore<String, V> store) {
    this.store = store;
  }

  @Override
  public @Nullable V get(String key) {
    var known = remembered.get(key);
    if (known != null) {
      return known;
    }
    var read = store.get(key);
    if (read != null) {
      remembered.put(key, read);
    }
    return read;
  }

  @Override
  public void put(String key, @Nullable V value) {
    if (value == null) {
      remembered.remove(key);
      store.delete(key);
    } else {
      remembered.put(key, value);
      store.put(key, value);
    }
  }
}
