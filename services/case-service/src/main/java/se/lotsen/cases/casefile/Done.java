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
 * @param opened the case as it was opened
 */
record Done(CaseFile file, CaseFile opened, Done.Happened last) {

  /**
   * What one entry led to.
   *
   * @param note what people wrote, after its day
   */
  record Happened(@Nullable Happened before, List<CaseEvent> events, @Nullable String note) {}

  static Done opened(Decision.Accepted<CaseFile, CaseEvent> opened) {
    return new Done(opened.state(), opened.state(), new Happened(null, opened.events(), null));
  }

  Done and(Entry entry, Decision.Accepted<CaseFile, CaseEvent> accepted) {
    var note = accepted.note();
    return new Done(
        accepted.state(),
        opened,
        new Happened(
            last, accepted.events(), note == null ? null : "%s: %s".formatted(entry.on(), note)));
  }

  /** All of it, one decision after the other, each with the case as it was then. */
  List<Decision.Accepted<CaseFile, CaseEvent>> steps() {
    var inOrder = new ArrayDeque<Happened>();
    for (var at = last; at != null; at = at.before()) {
      inOrder.addFirst(at);
    }
    var steps = new ArrayList<Decision.Accepted<CaseFile, CaseEvent>>(inOrder.size());
    var then = opened;
    for (var each : inOrder) {
      if (!steps.isEmpty()) {
        for (var event : each.events()) {
          then = then.after(event);
        }
      }
      steps.add(new Decision.Accepted<>(then, each.events(), each.note()));
    }
    return steps;
  }
}
