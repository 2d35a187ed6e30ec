package se.lotsen.embedded.index;

import java.util.List;

/**
 * How to find the matches of a filter; whatever is found is still compared with the filter.
 *
 * @param <K> the indexes
 */
public sealed interface Plan<K extends Keys> {
  /** Whether what is found must still be sorted before the first can be returned. */
  boolean mustSort();

  /** All documents, in the order in which they were inserted or the other way round. */
  record Everything<K extends Keys>(boolean newestFirst, boolean mustSort) implements Plan<K> {}

  /**
   * What an index leads to.
   *
   * @param eachOnce whether no document is found twice
   */
  record Along<K extends Keys>(K index, IndexRanges.Walk walk, boolean eachOnce, boolean mustSort)
      implements Plan<K> {}

  /** What several of them lead to, each document once. */
  record Union<K extends Keys>(List<Along<K>> parts, boolean mustSort) implements Plan<K> {}
}
