package se.lotsen.cases.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.event.CaseEvent;

/** What a case is after events, as a decision. */
final class CaseChanges {
  private CaseChanges() {}

  static Decision<CaseFile, CaseEvent> happened(
      CaseFile file, CaseEvent event, @Nullable String note) {
    return happened(file, List.of(event), note);
  }

  static Decision<CaseFile, CaseEvent> happened(
      CaseFile file, List<CaseEvent> events, @Nullable String note) {
    return new Decision.Accepted<>(after(file, events), events, note);
  }

  static CaseFile after(CaseFile file, List<CaseEvent> events) {
    var after = file;
    for (var event : events) {
      after = after.after(event);
    }
    return after;
  }

  /** A correction to what is there already changes nothing. */
  static Decision<CaseFile, CaseEvent> unlessSame(
      CaseFile file, CaseEvent event, @Nullable String note) {
    return file.after(event).equals(file)
        ? Decision.nothingToDo(file)
        : happened(file, event, note);
  }
}
