package se.lotsen.feeds.cache;

import java.util.List;

/**
 * Where a listener stands at the moment from which on it is told of every change.
 *
 * @param position of the project at that moment
 * @param missed what changed after the position the listener asked for, in order: the newest state
 *     of each such cell with the total of that moment, for that is what is kept
 */
public record Start(Kind kind, Position position, List<Change> missed) {
  /** How it begins. */
  public enum Kind {
    /** From now on; nothing was asked for. */
    NOW,
    /** From where the listener had stopped. */
    RESUMED,
    /** The position asked for is none of this topic's: everything is told again. */
    RESET
  }
}
