package se.lotsen.embedded;

/**
 * What the searches in one collection have cost since the store was opened; those of updates and
 * deletes are searches, too.
 *
 * @param examined documents that were looked at; counting from an index looks at none
 * @param returned documents that were found
 * @param scans searches that had no index to go by
 */
public record SearchCounts(long examined, long returned, long scans) {
  public static final SearchCounts NONE = new SearchCounts(0, 0, 0);

  /** What has been added since. */
  public SearchCounts since(SearchCounts earlier) {
    return new SearchCounts(
        examined - earlier.examined, returned - earlier.returned, scans - earlier.scans);
  }
}
