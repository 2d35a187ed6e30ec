package se.lotsen.cases.casefile;

import java.time.LocalDate;
import se.lotsen.cases.casefile.CaseCommand.CorrectOutcome;
import se.lotsen.cases.casefile.CaseCommand.RecordOutcome;
import se.lotsen.cases.casefile.CaseCommand.RetractOutcome;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.OutcomeCorrected;
import se.lotsen.model.event.CaseEvent.OutcomeRecorded;
import se.lotsen.model.event.CaseEvent.OutcomeRetracted;
import se.lotsen.work.ProjectReplica;

/** Decides on what came of a case: recording, correcting and retracting outcomes. Pure. */
final class OutcomeDecider {
  private OutcomeDecider() {}

  static Decision<CaseFile, CaseEvent> record(
      CaseFile file, RecordOutcome command, ProjectReplica project, LocalDate today) {
    if (!file.state().phase().takesOutcomes()) {
      return Decision.refused(CaseRefusals.noOutcomesNow(file));
    }
    var wrong =
        Refusal.first(
            project.refusesWork(),
            project.refusesDay(command.on(), today, "on"),
            CaseRefusals.beforeOpening(command.on(), file),
            CaseRefusals.jobsMismatch(command.kind(), command.jobs()));
    return wrong != null
        ? Decision.refused(wrong)
        : CaseChanges.happened(
            file,
            new OutcomeRecorded(
                file.ref(), command.on(), command.outcome(), command.kind(), command.jobs()),
            command.note());
  }

  static Decision<CaseFile, CaseEvent> correct(
      CaseFile file, CorrectOutcome command, ProjectReplica project, LocalDate today) {
    if (file.work().outcome(command.outcome()).isEmpty()) {
      return Decision.refused(Refusal.notFound("outcome", command.outcome().value()));
    }
    var wrong =
        Refusal.first(
            project.refusesDay(command.on(), today, "on"),
            CaseRefusals.beforeOpening(command.on(), file),
            CaseRefusals.jobsMismatch(command.kind(), command.jobs()));
    return wrong != null
        ? Decision.refused(wrong)
        : CaseChanges.unlessSame(
            file,
            new OutcomeCorrected(
                file.ref(), command.on(), command.outcome(), command.kind(), command.jobs()),
            command.note());
  }

  /** Also where the case is completed: what was completed stays so, what it counts for does not. */
  static Decision<CaseFile, CaseEvent> retract(
      CaseFile file, RetractOutcome command, LocalDate today) {
    return file.work().outcome(command.outcome()).isEmpty()
        ? Decision.refused(Refusal.notFound("outcome", command.outcome().value()))
        : CaseChanges.happened(
            file, new OutcomeRetracted(file.ref(), today, command.outcome()), command.reason());
  }
}
