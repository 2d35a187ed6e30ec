package se.lotsen.work;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

/** What work needs of a project, and the rules that follow from it for any work recorded. */
public record ProjectReplica(
    ProjectId id,
    Period period,
    List<Municipality> municipalities,
    List<AreaCode> areas,
    Status status) {

  /** How far the project is. */
  public enum Status {
    PLANNED,
    ACTIVE,
    CLOSING,
    CLOSED
  }

  ProjectReplica withStatus(Status next) {
    return new ProjectReplica(id, period, municipalities, areas, next);
  }

  /** Work may be recorded while the project runs, and still while its final report is written. */
  public boolean takesWork() {
    return status == Status.ACTIVE || status == Status.CLOSING;
  }

  boolean hasBegun() {
    return status != Status.PLANNED;
  }

  public boolean isActiveOn(LocalDate day) {
    return takesWork() && period.contains(day);
  }

  public boolean isClosed() {
    return status == Status.CLOSED;
  }

  /** Why nothing new may be recorded in this project at all, or null. */
  public @Nullable Refusal refusesWork() {
    if (takesWork()) {
      return null;
    }
    return status == Status.CLOSED
        ? Refusal.conflict(
            "project-closed",
            "Projekt %s är avslutat; inget nytt kan registreras".formatted(id),
            "Project %s is closed; nothing new can be recorded".formatted(id))
        : Refusal.conflict(
            "project-not-active",
            "Projekt %s har inte börjat; aktivera det först".formatted(id),
            "Project %s has not begun; activate it first".formatted(id));
  }

  /** Why something cannot have happened on this day in this project, or null. */
  public @Nullable Refusal refusesDay(LocalDate day, LocalDate today, String field) {
    var notYet = DayRules.notInFuture(day, today, field);
    if (notYet == null && !period.contains(day)) {
      return Refusal.invalid(
          "day-outside-project",
          field,
          "%s ligger utanför projekt %s (%s); ange dagen det hände".formatted(day, id, period),
          "%s is outside project %s (%s); say the day it happened".formatted(day, id, period));
    }
    return notYet;
  }

  /** Why work in this municipality and area is not this project's, or null. */
  public @Nullable Refusal refusesPlace(Municipality municipality, AreaCode area) {
    if (!municipalities.contains(municipality)) {
      return Refusal.invalid(
          "municipality-not-in-project",
          "municipality",
          "%s är inte med i projekt %s".formatted(municipality.label().sv(), id),
          "%s is not in project %s".formatted(municipality.label().en(), id));
    }
    if (!areas.contains(area)) {
      return Refusal.invalid(
          "area-not-in-project",
          "area",
          "Projekt %s har inget område %s; det har %s".formatted(id, area, areas),
          "Project %s has no area %s; it has %s".formatted(id, area, areas));
    }
    return null;
  }
}
