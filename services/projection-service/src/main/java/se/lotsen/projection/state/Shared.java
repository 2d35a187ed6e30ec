package se.lotsen.projection.state;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Equal objects as one object: projects, areas and kinds are few, and stand in every fact. Forgets
 * all when it has become too many, so it may hand out two that are equal after all.
 */
public final class Shared<K, V> {
  private static final int MAX = 2_000;

  private final Map<K, V> known = new HashMap<>();

  public V of(K key, Function<? super K, ? extends V> make) {
    var found = known.get(key);
    if (found == null) {
      if (known.size() >= MAX) {
        known.clear();
      }
      found = make.apply(key);
      known.put(key, found);
    }
    return found;
  }
}
