package se.lotsen.kit.position;

import java.time.Instant;

/**
 * Waits until what was acknowledged before a moment can be read here: a file that is sent after
 * another one said that it is done may name whatever that one made. A process that keeps replicas
 * of other services' aggregates gives one for them as a bean.
 */
public interface ReadBarrier {
  /**
   * Returns when everything that was acknowledged before {@code acceptedAt} is there. It may take
   * as long as it takes; an exception of a kind that waiting mends is waited out and tried again.
   */
  void await(Instant acceptedAt) throws InterruptedException;
}
