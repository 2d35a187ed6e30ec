package se.lotsen.work;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.RetentionBasis;

/**
 * What work needs of a project, and the rules that follow from it for any work recorded.
 *
 * @param kept the last day up to which its records are kept, by what obliges to that
 * @param heldSince when a hold was placed on it
 * @param disposedOn when what is personal in its records was disposed of last
 */
public record ProjectReplica(
    ProjectId id,
    Period period,
    List<Municipality> municipalities,
    List<AreaCode> areas,
    Status status,
    @Nullable Map<RetentionBasis, LocalDate> kept,
    @Nullable LocalDate heldSince,
    @Nullable LocalDate disposedOn) {
  public ProjectReplica(
      ProjectId id,
      Period period,
      List<Municipality> municipalities,
      List<AreaCode> areas,
      Status status) {
    this(id, period, municipalities, areas, status, null, null, null);
  }

  /** How far the project is. */
  public enum Status {
    PLANNED,
    ACTIVE,
    CLOSING,
    CLOSED
  }

  ProjectReplica withStatus(Status next) {
    return new ProjectReplica(id, period, municipalities, areas, next, kept, heldSince, disposedOn);
  }

  ProjectReplica keptUntil(RetentionBasis basis, LocalDate day) {
    var next = new TreeMap<RetentionBasis, LocalDate>();
    if (kept != null) {
      next.putAll(kept);
    }
    next.put(basis, day);
    return new ProjectReplica(
        id, period, municipalities, areas, status, next, heldSince, disposedOn);
  }

  ProjectReplica held(@Nullable LocalDate since) {
    return new ProjectReplica(id, period, municipalities, areas, status, kept, since, disposedOn);
  }

  ProjectReplica disposed(LocalDate on) {
    return new ProjectReplica(id, period, municipalities, areas, status, kept, heldSince, on);
  }

  /** Whether what is personal in its records is gone by decision. */
  public boolean isDisposedOf() {
    return disposedOn != null;
  }

  /** Why nothing personal may be erased from its records now, or null. */
  public @Nullable Refusal refusesErasure(LocalDate today) {
    if (heldSince != null) {
      return onHold(heldSince);
    }
    var until =
        kept == null ? null : kept.values().stream().max(Comparator.naturalOrder()).orElse(null);
    return until == null || until.isBefore(today)
        ? null
        : Refusal.conflict(
            "kept-by-decision",
            "Handlingarna i projekt %s bevaras till och med %s".formatted(id, until),
            "The records of project %s are kept up to and including %s".formatted(id, until));
  }

  static Refusal onHold(LocalDate since) {
    return Refusal.conflict(
        "legal-hold",
        "Ett gallringsstopp gäller sedan %s; häv det först".formatted(since),
        "A hold is on it since %s; release that first".formatted(since));
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
