package se.lotsen.projection.target;

import java.util.List;
import java.util.Optional;
import se.lotsen.model.Period;
import se.lotsen.model.Text;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;

/**
 * What the projection knows of a project: its period, who funds it and the indicators it answers
 * for.
 *
 * @param funders by their codes
 */
public record ProjectTargets(
    Text name, Period period, List<String> funders, List<IndicatorTarget> indicators) {
  ProjectTargets withIndicators(List<IndicatorTarget> next) {
    return new ProjectTargets(name, period, funders, next);
  }

  public Optional<IndicatorTarget> target(IndicatorCode indicator) {
    return indicators.stream().filter(target -> target.indicator().equals(indicator)).findFirst();
  }
}
