package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.List;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.kit.journal.Refusal;

/**
 * A case with all that happened in it, from another system.
 *
 * @param entries in the order of their days; of the same day, in any order
 */
record CaseHistory(OpenCase opening, List<Entry> entries) {
  /**
   * One thing that happened.
   *
   * @param row where it stands in the file
   */
  record Entry(int row, LocalDate on, Change change) {}

  /** Which row is wrong, and why. */
  record Wrong(int row, Refusal why) {}

  /** Where the entries of the day end that begins at a place. */
  static int endOfDay(List<Entry> entries, int from) {
    var day = entries.get(from).on();
    int to = from + 1;
    while (to < entries.size() && entries.get(to).on().equals(day)) {
      to++;
    }
    return to;
  }
}
