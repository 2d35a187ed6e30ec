package se.lotsen.model.indicator;

import java.time.YearMonth;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;

/**
 * What one indicator of one project came to in one municipality, area and month. These cells add up
 * to every coarser number of the <em>same project</em>; across projects they do not, because a
 * client may be counted in each.
 *
 * @param ruleVersion which version of the indicator's rule counted
 * @param quantity never negative once all is known; split where the rule splits
 */
public record IndicatorValue(
    ProjectId project,
    IndicatorCode indicator,
    int ruleVersion,
    Municipality municipality,
    AreaCode area,
    YearMonth month,
    Breakdown quantity) {

  /** The record's key on the values topic: the newest record of a cell is its value. */
  public String cell() {
    return String.join(
        "|",
        project.value(),
        indicator.value(),
        Integer.toString(ruleVersion),
        municipality.scb(),
        area.value(),
        month.toString());
  }

  /** The same cell with another value. */
  public IndicatorValue withQuantity(Breakdown next) {
    return new IndicatorValue(project, indicator, ruleVersion, municipality, area, month, next);
  }
}
