package se.lotsen.kit.position;

import java.util.Optional;
import java.util.function.Supplier;

/** How long whoever looks for many things waits for those that may still be on their way. */
public interface Patience {
  /** Finds it now, or by the second way, which waits. */
  <T> Optional<T> find(Supplier<Optional<T>> now, Supplier<Optional<T>> patiently);
}
