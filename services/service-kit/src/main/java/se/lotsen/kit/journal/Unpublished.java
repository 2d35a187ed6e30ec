package se.lotsen.kit.journal;

import java.util.List;

/**
 * Entries of one aggregate beyond what is published, oldest first.
 *
 * @param version of the document they were read from
 * @param whole whether these are all that were unpublished then
 */
public record Unpublished(String id, long version, List<JournalEntry> entries, boolean whole) {
  /** The first so many of them. */
  public Unpublished first(int number) {
    return number == entries.size()
        ? this
        : new Unpublished(id, version, entries.subList(0, number), false);
  }

  /** Those beyond a sequence. */
  public Unpublished after(long sequence) {
    return entries.isEmpty() || entries.getFirst().sequence() > sequence
        ? this
        : new Unpublished(
            id,
            version,
            entries.stream().filter(entry -> entry.sequence() > sequence).toList(),
            whole);
  }

  /** The sequence up to which these go. */
  public long upTo() {
    return entries.getLast().sequence();
  }
}
