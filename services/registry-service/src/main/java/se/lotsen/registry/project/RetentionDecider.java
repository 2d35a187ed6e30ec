package se.lotsen.registry.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.code.RetentionBasis;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.ProjectDisposed;
import se.lotsen.model.event.ProjectEvent.ProjectHoldPlaced;
import se.lotsen.model.event.ProjectEvent.ProjectHoldReleased;
import se.lotsen.model.event.ProjectEvent.ProjectRetentionDecided;

/**
 * Decides how long a project's records are kept, and when what is personal in them is disposed of
 * (gallring): a record of an authority is disposed of only by a decision, which is kept itself.
 * Pure.
 */
final class RetentionDecider {
  private RetentionDecider() {}

  static Decision<Project, ProjectEvent> keep(
      Project project, RetentionBasis basis, LocalDate until, String reason, LocalDate today) {
    if (until.isBefore(project.period().to())) {
      return Decision.refused(
          Refusal.invalid(
              "kept-too-short",
              "keptUntil",
              "Handlingarna bevaras minst tills projektet är slut, %s"
                  .formatted(project.period().to()),
              "Records are kept until the project ends, %s, at least"
                  .formatted(project.period().to())));
    }
    return until.equals(project.terms().get(basis))
        ? Decision.nothingToDo(project)
        : Decision.accepted(
            project.keptUntil(basis, until),
            new ProjectRetentionDecided(project.id(), today, basis, until),
            reason);
  }

  static Decision<Project, ProjectEvent> placeHold(
      Project project, String reason, LocalDate today) {
    return project.heldSince() != null
        ? Decision.nothingToDo(project)
        : Decision.accepted(
            project.held(today), new ProjectHoldPlaced(project.id(), today), reason);
  }

  static Decision<Project, ProjectEvent> releaseHold(
      Project project, @Nullable String reason, LocalDate today) {
    return project.heldSince() == null
        ? Decision.nothingToDo(project)
        : Decision.accepted(
            project.held(null), new ProjectHoldReleased(project.id(), today), reason);
  }

  /** May be done again: what a hold on one client kept then goes when that is released. */
  static Decision<Project, ProjectEvent> dispose(Project project, String reason, LocalDate today) {
    var wrong = refusesDisposal(project, today);
    return wrong != null
        ? Decision.refused(wrong)
        : Decision.accepted(
            project.disposed(today), new ProjectDisposed(project.id(), today), reason);
  }

  /** Why nothing about who was in it may be erased: a hold, or a term that is not over. */
  static @Nullable Refusal refusesErasure(Project project, LocalDate today) {
    if (project.heldSince() != null) {
      return Refusal.conflict(
          "legal-hold",
          "Ett gallringsstopp gäller på projekt %s sedan %s; häv det först"
              .formatted(project.id(), project.heldSince()),
          "A hold is on project %s since %s; release that first"
              .formatted(project.id(), project.heldSince()));
    }
    var until = project.keptUntil();
    return until == null || until.isBefore(today)
        ? null
        : Refusal.conflict(
            "kept-by-decision",
            "Handlingarna i projekt %s bevaras till och med %s".formatted(project.id(), until),
            "The records of project %s are kept up to and including %s"
                .formatted(project.id(), until));
  }

  private static @Nullable Refusal refusesDisposal(Project project, LocalDate today) {
    if (project.heldSince() != null) {
      return Refusal.conflict(
          "legal-hold",
          "Ett gallringsstopp gäller sedan %s; häv det först".formatted(project.heldSince()),
          "A hold is on it since %s; release that first".formatted(project.heldSince()));
    }
    if (project.status() != ProjectStatus.CLOSED) {
      return Refusal.conflict(
          "project-not-closed",
          "Projektet är inte avslutat; avsluta det först",
          "The project is not closed; close it first");
    }
    var until = project.keptUntil();
    if (until == null) {
      return Refusal.conflict(
          "retention-undecided",
          "Inget är beslutat om hur länge handlingarna bevaras; ange beslutet först",
          "Nothing was decided on how long its records are kept; enter that decision first");
    }
    return until.isBefore(today)
        ? null
        : Refusal.conflict(
            "kept-by-decision",
            "Handlingarna bevaras till och med %s".formatted(until),
            "Its records are kept up to and including %s".formatted(until));
  }
}
