package se.lotsen.kit.journal;

/**
 * How many there are.
 *
 * @param count up to {@value #MAX}
 * @param exact whether these are all; if not there are more
 */
public record Total(long count, boolean exact) {
  /** Nobody leafs through more, and counting them costs the more the more there are. */
  static final int MAX = 10_000;

  /** Of so many at most is counted how many have which value: the work of years in one project. */
  static final int MAX_GROUPED = 200_000;

  static Total of(long counted) {
    return counted > MAX ? new Total(MAX, false) : new Total(counted, true);
  }
}
