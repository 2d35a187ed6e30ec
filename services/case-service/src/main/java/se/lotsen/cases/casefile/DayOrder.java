package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseCommand.LogSession;
import se.lotsen.cases.casefile.CaseCommand.RecordOutcome;
import se.lotsen.cases.casefile.CaseHistory.Entry;
import se.lotsen.cases.casefile.CaseHistory.Wrong;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.work.ProjectReplica;

/**
 * The order in which the entries of one day can go: of those that are left, the first in the file
 * that is possible goes next; where none is, the one before gives way to a later one. Entries that
 * are possible as they stand cost one decision each. The search is bounded for the day, and does
 * not depend on how long the rest of the history is.
 */
final class DayOrder {
  private static final int MAX_DECISIONS = 5_000;

  /** So often each entry may be tried beyond that. */
  private static final int PER_ENTRY = 10;

  private final CaseDecider decider;
  private final List<Entry> entries;
  private final ProjectReplica project;
  private final LocalDate today;

  /** The entries that are left, as a ring through 0: an entry's number is its place and one. */
  private final int[] next;

  private final int[] previous;

  /** What went in, the last first. */
  private final ArrayDeque<Taken> taken = new ArrayDeque<>();

  private int decisions;
  private int deepest = -1;
  private @Nullable Wrong wrong;

  DayOrder(CaseDecider decider, List<Entry> entries, ProjectReplica project, LocalDate today) {
    this.decider = decider;
    this.entries = entries;
    this.project = project;
    this.today = today;
    int size = entries.size() + 1;
    this.next = new int[size];
    this.previous = new int[size];
    for (int number = 0; number < size; number++) {
      next[number] = (number + 1) % size;
      previous[number] = (number + size - 1) % size;
    }
  }

  /**
   * @param number of the entry that went in
   * @param before it did
   */
  private record Taken(int number, Done before) {}

  /** The case after all entries of the day; null where no order was found. */
  @Nullable Done after(Done morning) {
    var done = morning;
    int candidate = next[0];
    while (next[0] != 0) {
      if (candidate == 0) {
        var last = goBack();
        if (last == null) {
          return null;
        }
        done = last.before();
        candidate = next[last.number()];
        continue;
      }
      if (isTriedAlready(candidate)) {
        candidate = next[candidate];
        continue;
      }
      if (++decisions > MAX_DECISIONS + PER_ENTRY * entries.size()) {
        wrong = undecided();
        return null;
      }
      var entry = entries.get(candidate - 1);
      var decision = decider.change(done.file(), entry.change(), project, today);
      if (decision instanceof Decision.Accepted<CaseFile, CaseEvent> accepted) {
        taken.addFirst(new Taken(candidate, done));
        takeOut(candidate);
        done = done.and(entry, accepted);
        candidate = next[0];
      } else {
        if (candidate == next[0]
            && decision instanceof Decision.Refused<CaseFile, CaseEvent> refused) {
          remember(entry, refused.why());
        }
        candidate = next[candidate];
      }
    }
    return done;
  }

  /**
   * Puts back what went in up to the last that may give way; null where nothing did. Sessions and
   * outcomes do not: each makes more possible and nothing impossible, so that where one can go in,
   * it may as well go in at once.
   */
  private @Nullable Taken goBack() {
    Taken last;
    do {
      last = taken.pollFirst();
      if (last == null) {
        return null;
      }
      putBack(last.number());
    } while (!mayGiveWay(last.number()));
    return last;
  }

  private boolean mayGiveWay(int number) {
    var change = entries.get(number - 1).change();
    return !(change instanceof LogSession) && !(change instanceof RecordOutcome);
  }

  /** Whether one that is the same stands before it: that was tried here, and led nowhere. */
  private boolean isTriedAlready(int candidate) {
    if (!mayGiveWay(candidate)) {
      return false;
    }
    var change = entries.get(candidate - 1).change();
    for (int number = next[0]; number != candidate; number = next[number]) {
      if (entries.get(number - 1).change().equals(change)) {
        return true;
      }
    }
    return false;
  }

  private void takeOut(int number) {
    next[previous[number]] = next[number];
    previous[next[number]] = previous[number];
  }

  /** Undoes the last {@link #takeOut} that is not undone. */
  private void putBack(int number) {
    next[previous[number]] = number;
    previous[next[number]] = number;
  }

  /** Of all that was tried, what came furthest says best what is wrong. */
  private void remember(Entry entry, Refusal why) {
    if (taken.size() > deepest) {
      deepest = taken.size();
      wrong = new Wrong(entry.row(), why);
    }
  }

  private Wrong undecided() {
    var first = entries.getFirst();
    var furthest = wrong;
    var sv = furthest == null ? "" : "; " + furthest.why().message().sv();
    var en = furthest == null ? "" : "; " + furthest.why().message().en();
    return new Wrong(
        furthest == null ? first.row() : furthest.row(),
        Refusal.invalid(
            "day-undecided",
            "on",
            "Ingen ordning hittades i vilken alla %d händelser den %s är möjliga%s"
                .formatted(entries.size(), first.on(), sv),
            "No order was found in which all %d entries of %s are possible%s"
                .formatted(entries.size(), first.on(), en)));
  }

  /** What is wrong, after none was found. */
  Wrong wrong() {
    return wrong == null ? undecided() : wrong;
  }
}
