package se.lotsen.projection.counting;

import org.jspecify.annotations.Nullable;

/** Where the fold keeps what it knows: a store of the stream, or a map for one question. */
public interface State<V> {
  @Nullable V get(String key);

  /** Null forgets the key. */
  void put(String key, @Nullable V value);
}
