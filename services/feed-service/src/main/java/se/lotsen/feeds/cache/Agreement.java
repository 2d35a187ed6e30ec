package se.lotsen.feeds.cache;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Period;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;

/**
 * What a project and its funders agreed on.
 *
 * @param funders by their codes
 * @param targets the indicators the project answers for, by code
 * @param sequence of the event that said so
 */
record Agreement(Period period, List<String> funders, List<Target> targets, long sequence) {
  /**
   * @param total what is to be reached in all, null when that was not agreed
   */
  record Target(IndicatorCode indicator, @Nullable BigDecimal total) {}

  static Agreement of(
      Period period, List<String> funders, List<IndicatorTarget> indicators, long sequence) {
    return new Agreement(
        period,
        funders,
        indicators.stream()
            .map(target -> new Target(target.indicator(), target.total()))
            .sorted(Comparator.comparing(Target::indicator))
            .toList(),
        sequence);
  }
}
