package se.lotsen.kit.journal;

import java.time.Instant;
import se.lotsen.model.event.Event;

/** Decides on a command; pure, so that it may be asked again when somebody else was faster. */
@FunctionalInterface
public interface Decide<S, E extends Event> {
  /**
   * @param state what there is
   * @param now the moment of the command, to the millisecond
   */
  Decision<S, E> decide(S state, Instant now);
}
