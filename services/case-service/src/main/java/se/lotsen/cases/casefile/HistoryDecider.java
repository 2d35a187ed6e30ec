package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseHistory.Entry;
import se.lotsen.cases.casefile.CaseHistory.Wrong;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.known.KnownProject;
import se.lotsen.model.event.CaseEvent;

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
    record Holds(Decision.Accepted<CaseFile, CaseEvent> decision) implements Verdict {}

    record Breaks(Wrong wrong) implements Verdict {}
  }

  /**
   * @param opensIn the row that is at fault where the case cannot be opened
   */
  Verdict decide(CaseHistory history, int opensIn, KnownProject project, LocalDate today) {
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
      KnownProject project,
      LocalDate today) {
    var file = opened.state();
    var events = new ArrayList<>(opened.events());
    var notes = new ArrayList<String>();
    var left = entries;
    while (!left.isEmpty()) {
      Refusal first = null;
      Decision.Accepted<CaseFile, CaseEvent> taken = null;
      for (var entry : CaseHistory.ofEarliestDay(left)) {
        var decision = decider.change(file, entry.change(), project, today);
        if (decision instanceof Decision.Accepted<CaseFile, CaseEvent> accepted) {
          taken = accepted;
          if (accepted.note() != null) {
            notes.add("%s: %s".formatted(entry.on(), accepted.note()));
          }
          left = CaseHistory.without(left, entry);
          break;
        }
        first = firstOf(first, decision);
      }
      if (taken == null) {
        return new Verdict.Breaks(new Wrong(left.getFirst().row(), notNull(first)));
      }
      file = taken.state();
      events.addAll(taken.events());
    }
    return new Verdict.Holds(
        new Decision.Accepted<>(file, events, notes.isEmpty() ? null : String.join("\n", notes)));
  }

  private static @Nullable Refusal firstOf(
      @Nullable Refusal first, Decision<CaseFile, CaseEvent> decision) {
    return first == null && decision instanceof Decision.Refused<CaseFile, CaseEvent> refused
        ? refused.why()
        : first;
  }

  private static Refusal notNull(@Nullable Refusal refusal) {
    if (refusal == null) {
      throw new IllegalStateException("Neither taken nor refused");
    }
    return refusal;
  }
}
