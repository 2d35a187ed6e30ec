package se.lotsen.cases.casefile;

import java.time.LocalDate;
import se.lotsen.cases.casefile.CaseCommand.CorrectSession;
import se.lotsen.cases.casefile.CaseCommand.LogSession;
import se.lotsen.cases.casefile.CaseCommand.RetractSession;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.SessionCorrected;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.model.event.CaseEvent.SessionRetracted;
import se.lotsen.work.ProjectReplica;

/** Decides on sessions of a case: logging, correcting and retracting them. Pure. */
final class SessionDecider {
  private SessionDecider() {}

  static Decision<CaseFile, CaseEvent> log(
      CaseFile file, LogSession command, ProjectReplica project, LocalDate today) {
    var advisor = command.advisor() != null ? command.advisor() : file.advisor();
    if (!file.state().phase().takesSessions()) {
      return Decision.refused(CaseRefusals.noSessionsNow(file));
    }
    if (advisor == null) {
      return Decision.refused(CaseRefusals.noAdvisor());
    }
    var wrong =
        Refusal.first(
            project.refusesWork(),
            project.refusesDay(command.on(), today, "on"),
            CaseRefusals.beforeOpening(command.on(), file));
    return wrong != null
        ? Decision.refused(wrong)
        : CaseChanges.happened(
            file,
            new SessionLogged(
                file.ref(), command.on(), command.session(), command.hours(), advisor),
            command.note());
  }

  static Decision<CaseFile, CaseEvent> correct(
      CaseFile file,
      CorrectSession command,
      CaseSessions.Lookup sessions,
      ProjectReplica project,
      LocalDate today) {
    var known = sessions.find(command.session());
    if (known.isEmpty()) {
      return Decision.refused(Refusal.notFound("session", command.session().value()));
    }
    var wrong =
        Refusal.first(
            project.refusesDay(command.on(), today, "on"),
            CaseRefusals.beforeOpening(command.on(), file));
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var corrected =
        new SessionCorrected(
            file.ref(),
            command.on(),
            command.session(),
            command.hours(),
            command.advisor() != null ? command.advisor() : known.get().advisor());
    var before = known.get();
    var after =
        new Session(corrected.session(), corrected.on(), corrected.hours(), corrected.advisor());
    return after.equals(before)
        ? Decision.nothingToDo(file)
        : Decision.accepted(
            file.after(corrected).withHours(after.hours().subtract(before.hours())),
            corrected,
            command.note());
  }

  static Decision<CaseFile, CaseEvent> retract(
      CaseFile file, RetractSession command, CaseSessions.Lookup sessions, LocalDate today) {
    var known = sessions.find(command.session());
    if (known.isEmpty()) {
      return Decision.refused(Refusal.notFound("session", command.session().value()));
    }
    var retracted = new SessionRetracted(file.ref(), today, command.session());
    return Decision.accepted(
        file.after(retracted).withHours(known.get().hours().negate()), retracted, command.reason());
  }
}
