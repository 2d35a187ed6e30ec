package se.lotsen.feeds.cache;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.IndicatorCode;

/** A project at one moment: every indicator it answers for, by code. */
public record Snapshot(
    ProjectId project, Period period, Version version, List<Indicator> indicators) {
  /**
   * One indicator, by the highest version of its rule that has counted anything.
   *
   * @param ruleVersion null when no version has
   * @param target for the whole project and period, null when none was agreed
   * @param cells those that are not zero
   */
  public record Indicator(
      IndicatorCode code,
      @Nullable Integer ruleVersion,
      Breakdown total,
      @Nullable BigDecimal target,
      SortedMap<Cell, Breakdown> cells) {}
}
