package se.lotsen.model.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.RetentionBasis;

/** What happens to a project; published by registry-service. */
public sealed interface ProjectEvent extends Event {
  ProjectId project();

  @Override
  default String subject() {
    return project().value();
  }

  @Override
  default String key() {
    return project().value();
  }

  /** A project was entered with all that is agreed on; it is not yet worked in. */
  @EventType("se.lotsen.project.planned.v1")
  record ProjectPlanned(
      ProjectId project,
      LocalDate on,
      Text name,
      Period period,
      Text owner,
      List<Municipality> municipalities,
      List<Funder> funders,
      List<ActivityArea> areas,
      List<IndicatorTarget> indicators)
      implements ProjectEvent {}

  /** Work may be recorded, on days inside the period. */
  @EventType("se.lotsen.project.activated.v1")
  record ProjectActivated(ProjectId project, LocalDate on) implements ProjectEvent {}

  /** The final report is being written; late work may still be recorded. */
  @EventType("se.lotsen.project.closing-started.v1")
  record ProjectClosingStarted(ProjectId project, LocalDate on) implements ProjectEvent {}

  /** "Avslutat projekt": nothing new may be recorded, only corrections. */
  @EventType("se.lotsen.project.closed.v1")
  record ProjectClosed(ProjectId project, LocalDate on) implements ProjectEvent {}

  /** The targets were agreed anew; this list replaces the earlier one. */
  @EventType("se.lotsen.project.targets-set.v1")
  record ProjectTargetsSet(ProjectId project, LocalDate on, List<IndicatorTarget> indicators)
      implements ProjectEvent {}

  /**
   * Its records are kept up to a day, that day included; replaces what was decided on the same
   * basis before.
   */
  @EventType("se.lotsen.project.retention-decided.v1")
  record ProjectRetentionDecided(
      ProjectId project, LocalDate on, RetentionBasis basis, LocalDate keptUntil)
      implements ProjectEvent {}

  /** None of its records may be erased, until that is released. */
  @EventType("se.lotsen.project.hold-placed.v1")
  record ProjectHoldPlaced(ProjectId project, LocalDate on) implements ProjectEvent {}

  /** Its records may be erased again when their time has come. */
  @EventType("se.lotsen.project.hold-released.v1")
  record ProjectHoldReleased(ProjectId project, LocalDate on) implements ProjectEvent {}

  /** What is personal in its records is disposed of: whoever keeps such erases it. */
  @EventType("se.lotsen.project.disposed.v1")
  record ProjectDisposed(ProjectId project, LocalDate on) implements ProjectEvent {}

  /** Who pays, and how much in Swedish kronor where that is known. */
  record Funder(String code, Text name, @Nullable BigDecimal amountSek) {}

  /** A field of work; {@code partOf} names the wider area it belongs to. */
  record ActivityArea(AreaCode code, Text name, @Nullable AreaCode partOf) {}

  /**
   * An indicator the project answers for, with what is to be reached in all, per municipality (by
   * SCB code) and per year. No target is no number, not zero.
   */
  record IndicatorTarget(
      IndicatorCode indicator,
      @Nullable BigDecimal total,
      @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL)
          Map<Municipality, BigDecimal> perMunicipality,
      @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL)
          Map<Integer, BigDecimal> perYear) {
    public IndicatorTarget {
      perMunicipality = sorted(perMunicipality);
      perYear = sorted(perYear);
    }

    /** In one order, so that the same targets are always the same JSON. */
    private static <K extends Comparable<K>> Map<K, BigDecimal> sorted(
        @Nullable Map<K, BigDecimal> targets) {
      return targets == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(targets));
    }
  }
}
