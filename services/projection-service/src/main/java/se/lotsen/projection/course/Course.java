package se.lotsen.projection.course;

import java.util.List;

/**
 * How the values of one rule in one project came about.
 *
 * @param rule the rule by all that decides how it counts
 * @param covered the position of the last entry that went into it; -1 for none
 * @param entries how many there were
 * @param parts what they came to, added up
 * @param unfit whether it cannot be written down within the bounds, so that nobody tries again
 */
record Course(String rule, long covered, long entries, List<Part> parts, boolean unfit) {
  static Course none(String rule) {
    return new Course(rule, -1, 0, List.of(), false);
  }

  /** After more entries went into it. */
  Course on(long last, long more, List<Part> now) {
    return new Course(rule, last, entries + more, now, unfit);
  }

  Course givenUp() {
    return new Course(rule, covered, entries, List.of(), true);
  }
}
