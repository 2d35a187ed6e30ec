package se.lotsen.registry.project;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.RetentionBasis;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.Funder;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.model.privacy.NotPersonal;

/**
 * A project as it is kept.
 *
 * @param kept the last day up to which its records are kept, by what obliges to that
 * @param heldSince when somebody placed a hold on it, so that none of its records may be erased
 * @param disposedOn when its records were disposed of last
 */
record Project(
    ProjectId id,
    @NotPersonal("what the project is called") Text name,
    Period period,
    @NotPersonal("an organisation") Text owner,
    List<Municipality> municipalities,
    @NotPersonal("organisations") List<Funder> funders,
    @NotPersonal("names of fields of work") List<ActivityArea> areas,
    List<IndicatorTarget> indicators,
    ProjectStatus status,
    @Nullable Map<RetentionBasis, LocalDate> kept,
    @Nullable LocalDate heldSince,
    @Nullable LocalDate disposedOn) {
  Project {
    kept = kept == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(kept));
  }

  static Project planned(
      ProjectId id,
      Text name,
      Period period,
      Text owner,
      List<Municipality> municipalities,
      List<Funder> funders,
      List<ActivityArea> areas,
      List<IndicatorTarget> indicators) {
    return new Project(
        id,
        name,
        period,
        owner,
        municipalities,
        funders,
        areas,
        indicators,
        ProjectStatus.PLANNED,
        Map.of(),
        null,
        null);
  }

  /** The last day on which its records are kept; null where nothing was decided. */
  @Nullable LocalDate keptUntil() {
    return terms().values().stream().max(Comparator.naturalOrder()).orElse(null);
  }

  Map<RetentionBasis, LocalDate> terms() {
    return kept == null ? Map.of() : kept;
  }

  Project withStatus(ProjectStatus next) {
    return with(indicators, next, terms(), heldSince, disposedOn);
  }

  Project withIndicators(List<IndicatorTarget> next) {
    return with(next, status, terms(), heldSince, disposedOn);
  }

  Project keptUntil(RetentionBasis basis, LocalDate day) {
    var next = new TreeMap<>(terms());
    next.put(basis, day);
    return with(indicators, status, next, heldSince, disposedOn);
  }

  Project held(@Nullable LocalDate since) {
    return with(indicators, status, terms(), since, disposedOn);
  }

  Project disposed(LocalDate on) {
    return with(indicators, status, terms(), heldSince, on);
  }

  private Project with(
      List<IndicatorTarget> nextIndicators,
      ProjectStatus nextStatus,
      Map<RetentionBasis, LocalDate> nextTerms,
      @Nullable LocalDate nextHeldSince,
      @Nullable LocalDate nextDisposedOn) {
    return new Project(
        id,
        name,
        period,
        owner,
        municipalities,
        funders,
        areas,
        nextIndicators,
        nextStatus,
        nextTerms,
        nextHeldSince,
        nextDisposedOn);
  }
}
