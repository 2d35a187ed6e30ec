package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.List;
import se.lotsen.cases.casefile.CaseHistory.Entry;
import se.lotsen.cases.casefile.CaseHistory.Wrong;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.work.ProjectReplica;

/**
 * Decides on a whole history at once, each entry as if it were entered by hand: all of it is right,
 * or nothing goes in. Files say on which day something happened and not at what time, so of the
 * entries of one day the first goes first that can.
 */
final class HistoryDecider {
  private final CaseDecider decider;

  HistoryDecider(CaseDecider decider) {
    this.decider = decider;
  }

  /** A history that holds, or the first row that does not. */
  sealed interface Verdict {
    record Holds(List<Decision.Accepted<CaseFile, CaseEvent>> steps) implements Verdict {}

    record Breaks(Wrong wrong) implements Verdict {}
  }

  /**
   * @param opensIn the row that is at fault where the case cannot be opened
   */
  Verdict decide(CaseHistory history, int opensIn, ProjectReplica project, LocalDate today) {
    return switch (decider.open(history.opening(), project, today)) {
      case Decision.Refused<CaseFile, CaseEvent> refused ->
          new Verdict.Breaks(new Wrong(opensIn, refused.why()));
      case Decision.Accepted<CaseFile, CaseEvent> opened ->
          goOn(opened, history.entries(), project, today);
    };
  }

  private Verdict goOn(
      Decision.Accepted<CaseFile, CaseEvent> opened,
      List<Entry> entries,
      ProjectReplica project,
      LocalDate today) {
    var done = Done.opened(opened);
    for (int from = 0; from < entries.size(); ) {
      int to = CaseHistory.endOfDay(entries, from);
      var day = new DayOrder(decider, entries.subList(from, to), project, today);
      var next = day.after(done);
      if (next == null) {
        return new Verdict.Breaks(day.wrong());
      }
      done = next;
      from = to;
    }
    return new Verdict.Holds(done.steps());
  }
}
