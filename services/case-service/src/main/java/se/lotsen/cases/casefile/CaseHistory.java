package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
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

  /** The entries that are still to come, those of the earliest day first. */
  static List<Entry> ofEarliestDay(List<Entry> left) {
    var day = left.getFirst().on();
    return left.stream().takeWhile(entry -> entry.on().equals(day)).toList();
  }

  static List<Entry> without(List<Entry> entries, Entry gone) {
    var left = new ArrayList<>(entries);
    left.remove(gone);
    return left;
  }
}
