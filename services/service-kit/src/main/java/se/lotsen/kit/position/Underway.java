package se.lotsen.kit.position;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that was accepted as a whole and whose events come bit by bit, such as the import of a file:
 * until it is done, no moment after its acceptance is complete.
 */
public interface Underway {
  /**
   * @return when the oldest was accepted that still goes on and writes to this topic
   */
  Optional<Instant> since(String topic);
}
