package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseCommand.AssignAdvisor;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.CorrectOutcome;
import se.lotsen.cases.casefile.CaseCommand.CorrectSession;
import se.lotsen.cases.casefile.CaseCommand.LogSession;
import se.lotsen.cases.casefile.CaseCommand.NoteReferral;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.casefile.CaseCommand.RecordOutcome;
import se.lotsen.cases.casefile.CaseCommand.RecordSuccession;
import se.lotsen.cases.casefile.CaseCommand.RepointClients;
import se.lotsen.cases.casefile.CaseCommand.RetractOutcome;
import se.lotsen.cases.casefile.CaseCommand.RetractSession;
import se.lotsen.cases.casefile.CaseCommand.SetDueDate;
import se.lotsen.cases.casefile.CaseCommand.TakeStep;
import se.lotsen.cases.lifecycle.CaseFacts;
import se.lotsen.cases.lifecycle.CaseLifecycle;
import se.lotsen.cases.lifecycle.CaseState;
import se.lotsen.cases.lifecycle.CaseTrigger;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.lifecycle.Verdict;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseAdvisorAssigned;
import se.lotsen.model.event.CaseEvent.CaseDueDateSet;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseOpened;
import se.lotsen.work.ProjectReplica;

/** Decides on commands to a case of any type: pure, no clock, no ids, no store. */
final class CaseDecider {
  private final CaseLifecycle lifecycle;

  CaseDecider(CaseLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  Decision<CaseFile, CaseEvent> open(OpenCase command, ProjectReplica project, LocalDate today) {
    var about = command.about();
    var wrong =
        Refusal.first(
            project.refusesWork(),
            project.refusesDay(command.on(), today, "on"),
            project.refusesPlace(about.municipality(), about.area()),
            CaseRefusals.dueBefore(command.dueOn(), command.on()));
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var opened =
        new CaseOpened(
            about,
            command.on(),
            Lifecycle.of(about.type()).initial().code(),
            command.advisor(),
            command.dueOn(),
            command.from());
    return Decision.accepted(CaseFile.opened(opened, command.subject()), opened);
  }

  /** As the other, for a command that is not about a session that is there. */
  Decision<CaseFile, CaseEvent> change(
      CaseFile file, Change command, ProjectReplica project, LocalDate today) {
    return change(file, command, id -> Optional.empty(), project, today);
  }

  Decision<CaseFile, CaseEvent> change(
      CaseFile file,
      Change command,
      CaseSessions.Lookup sessions,
      ProjectReplica project,
      LocalDate today) {
    return switch (command) {
      case AssignAdvisor assign -> assign(file, assign, project, today);
      case SetDueDate due -> setDueDate(file, due, today);
      case TakeStep step -> takeStep(file, step, project, today);
      case LogSession log -> SessionDecider.log(file, log, project, today);
      case CorrectSession correct ->
          SessionDecider.correct(file, correct, sessions, project, today);
      case RetractSession retract -> SessionDecider.retract(file, retract, sessions, today);
      case RecordOutcome record -> OutcomeDecider.record(file, record, project, today);
      case NoteReferral note -> noteReferral(file, note);
      case CorrectOutcome correct -> OutcomeDecider.correct(file, correct, project, today);
      case RetractOutcome retract -> OutcomeDecider.retract(file, retract, today);
      case RecordCompany record -> recordCompany(file, record, project, today);
      case RepointClients follow -> followClients(file, follow, today);
      case RecordSuccession record -> recordSuccession(file, record, project, today);
    };
  }

  /** What the guards may know when this step is tried on this day. */
  static CaseFacts facts(
      CaseFile file, ProjectReplica project, LocalDate on, @Nullable String reason) {
    var company = file.work().company();
    return new CaseFacts(
        file.advisor() != null,
        file.work().sessions() > 0,
        !file.work().outcomes().isEmpty(),
        reason != null && !reason.isBlank(),
        project.isActiveOn(on),
        !project.isClosed(),
        company != null,
        company == null || company.origin() == CompanyOrigin.NEW,
        file.work().known().successor() != null,
        file.work().known().transferOn() != null);
  }

  private Decision<CaseFile, CaseEvent> takeStep(
      CaseFile file, TakeStep command, ProjectReplica project, LocalDate today) {
    var decision =
        lifecycle.decide(
            file.lifecycle(),
            file.state(),
            command.trigger(),
            facts(file, project, command.on(), command.reason()));
    return switch (decision) {
      case Verdict.Refused<CaseState, CaseTrigger, CaseFacts> refused ->
          Decision.refused(refused.why());
      case Verdict.Moved<CaseState, CaseTrigger, CaseFacts> moved -> {
        var effect = command.trigger().effect();
        var wrong =
            Refusal.first(
                project.refusesDay(command.on(), today, "on"),
                DayRules.notBeforeLastStep(command.on(), file.stateSince()),
                ResultDecider.refuses(file, effect, project, today));
        if (wrong != null) {
          yield Decision.refused(wrong);
        }
        var events = new ArrayList<CaseEvent>();
        events.add(
            new CaseMoved(
                file.ref(),
                command.on(),
                command.trigger().code(),
                moved.from().code(),
                moved.to().code()));
        events.addAll(ResultDecider.events(file, effect));
        events.addAll(clockGoesOn(file, moved.from(), moved.to(), command.on()));
        yield CaseChanges.happened(file, events, command.reason());
      }
    };
  }

  /** What the case waited for others, in working days, is added to its time. */
  private static List<CaseEvent> clockGoesOn(
      CaseFile file, CaseState from, CaseState to, LocalDate on) {
    if (file.dueOn() == null || !from.stopsTheClock() || !to.isOpen()) {
      return List.of();
    }
    var waited = WorkingDays.between(file.stateSince(), on);
    return waited == 0
        ? List.of()
        : List.of(new CaseDueDateSet(file.ref(), on, WorkingDays.after(file.dueOn(), waited)));
  }

  private static Decision<CaseFile, CaseEvent> assign(
      CaseFile file, AssignAdvisor command, ProjectReplica project, LocalDate today) {
    if (command.advisor().equals(file.advisor())) {
      return Decision.nothingToDo(file);
    }
    var wrong = Refusal.first(CaseRefusals.notOpen(file), project.refusesWork());
    return wrong != null
        ? Decision.refused(wrong)
        : CaseChanges.happened(
            file, new CaseAdvisorAssigned(file.ref(), today, command.advisor()), null);
  }

  private static Decision<CaseFile, CaseEvent> setDueDate(
      CaseFile file, SetDueDate command, LocalDate today) {
    if (Objects.equals(command.dueOn(), file.dueOn())) {
      return Decision.nothingToDo(file);
    }
    var wrong =
        Refusal.first(
            CaseRefusals.notOpen(file), CaseRefusals.dueBefore(command.dueOn(), file.openedOn()));
    return wrong != null
        ? Decision.refused(wrong)
        : CaseChanges.happened(file, new CaseDueDateSet(file.ref(), today, command.dueOn()), null);
  }

  private static Decision<CaseFile, CaseEvent> recordCompany(
      CaseFile file, RecordCompany command, ProjectReplica project, LocalDate today) {
    var wrong = ResultDecider.refuses(file, command, project, today);
    return wrong != null
        ? Decision.refused(wrong)
        : CaseChanges.unlessSame(file, ResultDecider.events(file, command), null);
  }

  private static Decision<CaseFile, CaseEvent> recordSuccession(
      CaseFile file, RecordSuccession command, ProjectReplica project, LocalDate today) {
    var wrong = ResultDecider.refuses(file, command, project, today);
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var events = ResultDecider.events(file, command, today);
    return CaseChanges.after(file, events).equals(file)
        ? Decision.nothingToDo(file)
        : CaseChanges.happened(file, events, command.note());
  }

  private static Decision<CaseFile, CaseEvent> followClients(
      CaseFile file, RepointClients command, LocalDate today) {
    var events = ResultDecider.events(file, command, today);
    return events.isEmpty() ? Decision.nothingToDo(file) : CaseChanges.happened(file, events, null);
  }

  private static Decision<CaseFile, CaseEvent> noteReferral(CaseFile file, NoteReferral command) {
    var events = CaseReferralNotes.events(file, command);
    return events.isEmpty() ? Decision.nothingToDo(file) : CaseChanges.happened(file, events, null);
  }
}
