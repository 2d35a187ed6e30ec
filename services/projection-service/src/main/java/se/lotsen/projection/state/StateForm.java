package se.lotsen.projection.state;

/**
 * How one kind of state is written as bytes, read again, and what it weighs in memory. The first
 * byte says which form it is, so that a later one can stand beside it; what it says is never
 * changed.
 */
public interface StateForm<V> {
  void write(V value, StateWriter to);

  /** Refuses, with any RuntimeException, what was not written by {@link #write}. */
  V read(StateReader from);

  /** How many bytes it takes as an object, about; the same each time it is asked. */
  long weightOf(V value);

  /** The same in less memory, as it is kept for long. */
  default V compact(V value) {
    return value;
  }
}
