package se.lotsen.projection.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.Sha256;

/**
 * The figures of a report as they are answered.
 *
 * @param knownAt the moment whose knowledge this is
 * @param submitted whether they stand; those of a draft change with what is recorded
 * @param digest of the canonical form; absent in a draft
 */
record FiguresView(
    FundingDecisionId decision,
    int number,
    YearMonth from,
    YearMonth to,
    Instant knownAt,
    boolean submitted,
    @Nullable Sha256 digest,
    List<IndicatorFigures> indicators) {

  /**
   * One indicator.
   *
   * @param baseline what there was before the project
   * @param target for the whole time
   * @param share of the target that the cumulative figure comes to, to four decimals
   * @param lines how many ledger entries make period and adjustments up; absent in a draft
   * @param digest of these lines; absent in a draft
   */
  record IndicatorFigures(
      IndicatorCode indicator,
      int ruleVersion,
      String name,
      String unit,
      @Nullable BigDecimal baseline,
      @Nullable BigDecimal target,
      @Nullable BigDecimal share,
      Columns all,
      List<MunicipalityFigures> municipalities,
      List<AreaFigures> areas,
      @Nullable Long lines,
      @Nullable Sha256 digest) {}

  /** What a municipality has of an indicator. */
  record MunicipalityFigures(
      Municipality municipality,
      String name,
      @Nullable BigDecimal target,
      @Nullable BigDecimal share,
      Columns figures) {}

  /** What an area of work has of an indicator. */
  record AreaFigures(AreaCode area, Columns figures) {}

  /**
   * The columns of a report.
   *
   * @param previously told in earlier reports
   * @param period what counts for the report's months
   * @param adjustments by which months that were told before changed since
   * @param cumulative all of these together
   */
  record Columns(Quantity previously, Quantity period, Quantity adjustments, Quantity cumulative) {
    static Columns of(List<Figures.Cell> cells) {
      return new Columns(
          Quantity.of(cells, Figures.Cell::previously),
          Quantity.of(cells, Figures.Cell::period),
          Quantity.of(cells, Figures.Cell::adjustments),
          Quantity.of(cells, Figures.Cell::cumulative));
    }
  }

  /** A quantity with its parts by sex, where it is split. */
  record Quantity(BigDecimal quantity, BigDecimal women, BigDecimal men, BigDecimal notStated) {
    static Quantity of(List<Figures.Cell> cells, Function<Figures.Cell, Breakdown> column) {
      var sum = cells.stream().map(column).reduce(Breakdown.NONE, Breakdown::plus);
      return new Quantity(sum.total(), sum.women(), sum.men(), sum.notStated());
    }
  }

  static FiguresView of(Figures figures, @Nullable Sha256 digest, Locale locale) {
    return new FiguresView(
        figures.decision(),
        figures.number(),
        figures.from(),
        figures.to(),
        figures.knownAt(),
        digest != null,
        digest,
        figures.indicators().stream().map(each -> indicator(each, locale)).toList());
  }

  private static IndicatorFigures indicator(Figures.OfIndicator of, Locale locale) {
    var target = of.decided().target();
    var all = Columns.of(of.cells());
    return new IndicatorFigures(
        of.rule().code(),
        of.rule().version(),
        of.rule().name().in(locale),
        of.rule().unit().in(locale),
        of.decided().baseline(),
        target.total(),
        share(all, target.total()),
        all,
        municipalities(of),
        areas(of.cells()),
        of.lines(),
        of.digest());
  }

  private static List<MunicipalityFigures> municipalities(Figures.OfIndicator of) {
    var targets = of.decided().target().perMunicipality();
    var places = new TreeSet<>(targets.keySet());
    of.cells().forEach(cell -> places.add(cell.municipality()));
    return places.stream()
        .map(
            place -> {
              var columns =
                  Columns.of(
                      of.cells().stream().filter(cell -> cell.municipality() == place).toList());
              var target = targets.get(place);
              return new MunicipalityFigures(
                  place, place.label().sv(), target, share(columns, target), columns);
            })
        .toList();
  }

  private static List<AreaFigures> areas(List<Figures.Cell> cells) {
    var byArea = new TreeMap<AreaCode, List<Figures.Cell>>();
    cells.forEach(cell -> byArea.computeIfAbsent(cell.area(), any -> new ArrayList<>()).add(cell));
    return byArea.entrySet().stream()
        .map(area -> new AreaFigures(area.getKey(), Columns.of(area.getValue())))
        .toList();
  }

  private static @Nullable BigDecimal share(Columns columns, @Nullable BigDecimal target) {
    return target == null || target.signum() == 0
        ? null
        : columns.cumulative().quantity().divide(target, 4, RoundingMode.HALF_UP);
  }
}
