package se.lotsen.feeds.pull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.feeds.cache.Cell;
import se.lotsen.feeds.cache.Snapshot;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;

/**
 * The values of a project: indicators by code, each with its cells by municipality, area and month.
 * Quantities have at most two decimals.
 *
 * @param asOf position of the newest record in it; follow the changes from there
 */
record FeedValues(ProjectId project, Period period, String asOf, List<IndicatorView> indicators) {
  /**
   * One indicator of the project.
   *
   * @param ruleVersion highest version that has counted, absent when none has
   * @param target for the whole period, absent when none was agreed
   * @param shareReached total through target to four decimals, absent without a target above zero
   */
  record IndicatorView(
      IndicatorCode indicator,
      @Nullable Integer ruleVersion,
      BigDecimal total,
      BigDecimal women,
      BigDecimal men,
      BigDecimal notStated,
      @Nullable BigDecimal target,
      @Nullable BigDecimal shareReached,
      List<CellView> cells) {}

  /** One cell that is not zero. */
  record CellView(
      Municipality municipality,
      String municipalityName,
      AreaCode area,
      YearMonth month,
      BigDecimal quantity,
      BigDecimal women,
      BigDecimal men,
      BigDecimal notStated) {}

  static FeedValues of(Snapshot snapshot) {
    return new FeedValues(
        snapshot.project(),
        snapshot.period(),
        snapshot.version().position().toString(),
        snapshot.indicators().stream().map(FeedValues::indicator).toList());
  }

  private static IndicatorView indicator(Snapshot.Indicator indicator) {
    var total = indicator.total();
    return new IndicatorView(
        indicator.code(),
        indicator.ruleVersion(),
        total.total(),
        total.women(),
        total.men(),
        total.notStated(),
        indicator.target(),
        share(total.total(), indicator.target()),
        indicator.cells().entrySet().stream()
            .map(entry -> cell(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static @Nullable BigDecimal share(BigDecimal total, @Nullable BigDecimal target) {
    return target == null || target.signum() <= 0
        ? null
        : total.divide(target, 4, RoundingMode.HALF_UP);
  }

  private static CellView cell(Cell cell, Breakdown quantity) {
    return new CellView(
        cell.municipality(),
        cell.municipality().label().sv(),
        cell.area(),
        cell.month(),
        quantity.total(),
        quantity.women(),
        quantity.men(),
        quantity.notStated());
  }
}
