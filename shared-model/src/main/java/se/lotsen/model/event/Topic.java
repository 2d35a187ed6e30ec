package se.lotsen.model.event;

/**
 * A topic with one writer. Keys are UTF-8 strings.
 *
 * @param name its name on the broker
 * @param payload what a record's JSON is read as
 * @param writer the one service that may write to it
 * @param kept how long its records stay
 */
public record Topic<V>(String name, Class<V> payload, String writer, Kept kept) {
  /** How long records stay: for ever, or the newest of each key. */
  public enum Kept {
    FOR_EVER,
    NEWEST_PER_KEY
  }
}
