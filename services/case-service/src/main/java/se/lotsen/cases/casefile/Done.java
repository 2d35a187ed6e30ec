package se.lotsen.cases.casefile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseHistory.Entry;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.event.CaseEvent;

/**
 * A case as far as its history has been gone through. Each knows the one before it, so that going
 * on, and going back to try another order, costs the same however long the history is.
 */
final class Done {
  private static final int LONGEST_NOTE = 4_000;

  private final @Nullable Done before;
  private final Decision.Accepted<CaseFile, CaseEvent> last;
  private final @Nullable Entry entry;

  private Done(
      @Nullable Done before,
      Decision.Accepted<CaseFile, CaseEvent> last,
      @Nullable Entry entry) {
    this.before = before;
    this.last = last;
    this.entry = entry;
  }

  static Done opened(Decision.Accepted<CaseFile, CaseEvent> opened) {
    return new Done(null, opened, null);
  }

  Done and(Entry next, Decision.Accepted<CaseFile, CaseEvent> accepted) {
    return new Done(this, accepted, next);
  }

  CaseFile file() {
    return last.state();
  }

  /** All of it as one decision, with what people wrote, after its day. */
  Decision.Accepted<CaseFile, CaseEvent> decision() {
    var inOrder = new ArrayDeque<Done>();
    for (var at = this; at != null; at = at.before) {
      inOrder.addFirst(at);
    }
    var events = new ArrayList<CaseEvent>();
    var notes = new StringBuilder();
    for (var each : inOrder) {
      events.addAll(each.last.events());
      each.addNote(notes);
    }
    return new Decision.Accepted<>(
        file(), List.copyOf(events), notes.isEmpty() ? null : notes.toString());
  }

  private void addNote(StringBuilder notes) {
    if (entry == null || last.note() == null || notes.length() >= LONGEST_NOTE) {
      return;
    }
    notes
        .append(notes.isEmpty() ? "" : "\n")
        .append(entry.on())
        .append(": ")
        .append(last.note());
    notes.setLength(Math.min(notes.length(), LONGEST_NOTE));
  }
}
