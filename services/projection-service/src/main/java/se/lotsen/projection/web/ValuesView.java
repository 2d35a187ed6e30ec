package se.lotsen.projection.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.target.ProjectTargets;
import se.lotsen.projection.web.Slicing.Slice;

/**
 * The indicators of a project as they are answered.
 *
 * @param knownAt the moment whose knowledge this is; absent for now
 */
record ValuesView(
    ProjectId project,
    String name,
    Period period,
    @Nullable Instant knownAt,
    List<IndicatorView> indicators) {

  /**
   * One indicator.
   *
   * @param women of the quantity, where it is split by sex; likewise men, notStated
   * @param share of the target that is reached, to four decimals; absent without a target
   */
  record IndicatorView(
      IndicatorCode indicator,
      int ruleVersion,
      String name,
      String unit,
      BigDecimal quantity,
      BigDecimal women,
      BigDecimal men,
      BigDecimal notStated,
      @Nullable BigDecimal target,
      @Nullable BigDecimal share,
      @Nullable List<Row> rows) {}

  /** A part of an indicator. */
  record Row(
      @Nullable Municipality municipality,
      @Nullable String municipalityName,
      @Nullable AreaCode area,
      @Nullable String period,
      BigDecimal quantity,
      BigDecimal women,
      BigDecimal men,
      BigDecimal notStated,
      @Nullable BigDecimal target,
      @Nullable BigDecimal share) {}

  static IndicatorView indicator(
      IndicatorRule rule,
      Stream<IndicatorValue> values,
      ProjectTargets targets,
      Slicing slicing,
      Locale locale) {
    var target = targets.target(rule.code()).orElse(null);
    Map<Slice, Breakdown> slices = new TreeMap<>();
    values
        .filter(slicing::wants)
        .forEach(value -> slices.merge(slicing.sliceOf(value), value.quantity(), Breakdown::plus));
    var total = slices.values().stream().reduce(Breakdown.NONE, Breakdown::plus);
    var goal = target == null || !slicing.wantsAll() ? null : target.total();
    return new IndicatorView(
        rule.code(),
        rule.version(),
        rule.name().in(locale),
        rule.unit().in(locale),
        total.total(),
        total.women(),
        total.men(),
        total.notStated(),
        goal,
        share(total.total(), goal),
        slicing.by().isEmpty() && slicing.span() == Slicing.Span.TOTAL
            ? null
            : slices.entrySet().stream()
                .map(slice -> row(slice.getKey(), slice.getValue(), target, slicing))
                .toList());
  }

  private static Row row(
      Slice slice, Breakdown quantity, @Nullable IndicatorTarget target, Slicing slicing) {
    var goal = target == null ? null : goalOf(slice, target, slicing);
    return new Row(
        slice.municipality(),
        slice.municipality() == null ? null : slice.municipality().label().sv(),
        slice.area(),
        slice.period(),
        quantity.total(),
        quantity.women(),
        quantity.men(),
        quantity.notStated(),
        goal,
        share(quantity.total(), goal));
  }

  /** Targets are agreed per municipality and per year, not for parts of both. */
  private static @Nullable BigDecimal goalOf(Slice slice, IndicatorTarget target, Slicing slicing) {
    if (slice.area() != null || slicing.area() != null) {
      return null;
    }
    if (slice.municipality() != null && slice.period() == null && slicing.from() == null) {
      return slicing.to() == null ? target.perMunicipality().get(slice.municipality()) : null;
    }
    if (slice.municipality() == null
        && slicing.municipality() == null
        && slicing.span() == Slicing.Span.YEAR
        && slice.period() != null) {
      var year = Year.parse(slice.period());
      return slicing.wantsWhole(year) ? target.perYear().get(year.getValue()) : null;
    }
    return null;
  }

  private static @Nullable BigDecimal share(BigDecimal reached, @Nullable BigDecimal target) {
    return target == null || target.signum() == 0
        ? null
        : reached.divide(target, 4, RoundingMode.HALF_UP);
  }
}
