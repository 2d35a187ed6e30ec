package se.lotsen.cases.casefile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseHistory.Entry;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.event.CaseEvent;

/**
 * A case as far as its history has been gone through. What led there is a chain that grows at one
 * end, so that going on, and going back to try another order, costs the same however long it is;
 * earlier states of the case are not in it.
 *
 * @param file the case now
 */
record Done(CaseFile file, Done.Happened last) {
  private static final int LONGEST_NOTE = 4_000;

  /**
   * What one entry led to.
   *
   * @param note what people wrote, after its day
   */
  record Happened(@Nullable Happened before, List<CaseEvent> events, @Nullable String note) {}

  static Done opened(Decision.Accepted<CaseFile, CaseEvent> opened) {
    return new Done(opened.state(), new Happened(null, opened.events(), null));
  }

  Done and(Entry entry, Decision.Accepted<CaseFile, CaseEvent> accepted) {
    var note = accepted.note();
    return new Done(
        accepted.state(),
        new Happened(
            last, accepted.events(), note == null ? null : "%s: %s".formatted(entry.on(), note)));
  }

  /** All of it as one decision, with all that people wrote. */
  Decision.Accepted<CaseFile, CaseEvent> decision() {
    var inOrder = new ArrayDeque<Happened>();
    for (var at = last; at != null; at = at.before()) {
      inOrder.addFirst(at);
    }
    var events = new ArrayList<CaseEvent>();
    var notes = new StringBuilder();
    for (var each : inOrder) {
      events.addAll(each.events());
      if (each.note() != null && notes.length() < LONGEST_NOTE) {
        notes.append(notes.isEmpty() ? "" : "\n").append(each.note());
      }
    }
    notes.setLength(Math.min(notes.length(), LONGEST_NOTE));
    return new Decision.Accepted<>(file, events, notes.isEmpty() ? null : notes.toString());
  }
}
