package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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
    var search = new Search(project, today);
    var done = new Done(opened.state(), opened.events(), List.of());
    var left = entries;
    while (!left.isEmpty()) {
      var day = CaseHistory.ofEarliestDay(left);
      var next = search.through(done, day);
      if (next == null) {
        return new Verdict.Breaks(search.wrong());
      }
      done = next;
      left = left.subList(day.size(), left.size());
    }
    return new Verdict.Holds(new Decision.Accepted<>(done.file(), done.events(), done.note()));
  }

  /** The case so far. */
  private record Done(CaseFile file, List<CaseEvent> events, List<String> notes) {
    private static final int LONGEST_NOTE = 4_000;

    Done and(Entry entry, Decision.Accepted<CaseFile, CaseEvent> accepted) {
      var note = accepted.note();
      return new Done(
          accepted.state(),
          Stream.concat(events.stream(), accepted.events().stream()).toList(),
          note == null
              ? notes
              : Stream.concat(notes.stream(), Stream.of("%s: %s".formatted(entry.on(), note)))
                  .toList());
    }

    /** What people wrote, with the days; it stands at every entry of the journal. */
    @Nullable String note() {
      var all = String.join("\n", notes);
      return all.isEmpty() ? null : all.substring(0, Math.min(all.length(), LONGEST_NOTE));
    }
  }

  /** Looks for an order in which the entries of a day can go, that of the file first. */
  private final class Search {
    private static final int MOST_DECISIONS = 5_000;

    private final KnownProject project;
    private final LocalDate today;
    private int decisions;
    private int deepest = -1;
    private @Nullable Wrong wrong;

    Search(KnownProject project, LocalDate today) {
      this.project = project;
      this.today = today;
    }

    /** The case after all of them; null where there is no such order. */
    @Nullable Done through(Done done, List<Entry> day) {
      if (day.isEmpty()) {
        return done;
      }
      Refusal first = null;
      for (var entry : day) {
        if (decisions++ >= MOST_DECISIONS) {
          return null;
        }
        var decision = decider.change(done.file(), entry.change(), project, today);
        if (decision instanceof Decision.Accepted<CaseFile, CaseEvent> accepted) {
          var next = through(done.and(entry, accepted), CaseHistory.without(day, entry));
          if (next != null) {
            return next;
          }
        } else if (decision instanceof Decision.Refused<CaseFile, CaseEvent> refused
            && entry.equals(day.getFirst())) {
          first = refused.why();
        }
      }
      remember(done, day.getFirst(), first);
      return null;
    }

    /** Of all that was tried, what came furthest says best what is wrong. */
    private void remember(Done done, Entry entry, @Nullable Refusal why) {
      if (why != null && done.events().size() > deepest) {
        deepest = done.events().size();
        wrong = new Wrong(entry.row(), why);
      }
    }

    Wrong wrong() {
      if (wrong == null) {
        throw new IllegalStateException("Neither taken nor refused");
      }
      return wrong;
    }
  }
}
