package se.lotsen.kit.journal;

import java.time.Instant;
import se.lotsen.model.event.Event;

/** As {@link Decide}, on the parts of the aggregate, too. */
@FunctionalInterface
public interface DecideOnParts<S, E extends Event> {
  /**
   * @param state what there is
   * @param parts as of the same version
   * @param now the moment of the command, to the millisecond
   */
  Decision<S, E> decide(S state, Parts parts, Instant now);
}
