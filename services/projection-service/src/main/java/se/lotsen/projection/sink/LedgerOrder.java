package se.lotsen.projection.sink;

import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * Where an entry stands among others, as text that sorts: by the day it counts for, then by
 * aggregate, sequence and index, these as numbers (8 before 10). What takes an entry back stands
 * right after it, so that whoever reads on knows at once whether an entry still stands. An entry
 * never changes its place.
 */
public final class LedgerOrder {
  private static final int DIGITS_OF_SEQUENCE = 8;
  private static final int DIGITS_OF_INDEX = 6;

  private LedgerOrder() {}

  /** Refuses an entry whose id is not aggregate, sequence and index. */
  public static String of(LedgerEntry entry) {
    var reversed = entry.reverses();
    return reversed == null
        ? entry.on() + "/" + place(entry.id())
        : entry.on() + "/" + place(reversed) + "/" + numbers(entry.id());
  }

  private static String place(String id) {
    return id.substring(0, sequenceAt(id) + 1) + numbers(id);
  }

  private static String numbers(String id) {
    int sequenceAt = sequenceAt(id);
    int indexAt = id.lastIndexOf('/');
    return padded(id, id.substring(sequenceAt + 1, indexAt), DIGITS_OF_SEQUENCE)
        + "/"
        + padded(id, id.substring(indexAt + 1), DIGITS_OF_INDEX);
  }

  private static int sequenceAt(String id) {
    int sequenceAt = id.lastIndexOf('/', id.lastIndexOf('/') - 1);
    if (sequenceAt < 1) {
      throw new UnreadableRecord("'%s' is no id of a ledger entry".formatted(id), null);
    }
    return sequenceAt;
  }

  private static String padded(String id, String number, int digits) {
    if (number.isEmpty()
        || number.length() > digits
        || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new UnreadableRecord(
          "'%s' in the id %s is no number of at most %d digits".formatted(number, id, digits),
          null);
    }
    return "0".repeat(digits - number.length()) + number;
  }
}
