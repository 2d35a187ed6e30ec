package se.lotsen.projection.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.lotsen.model.ProjectId;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.course.Courses;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.IndicatorRule;

/** Values as they were known at a moment: as written down, else folded from the whole ledger. */
@Component
class AsKnown {
  private final Courses courses;
  private final LedgerReads ledger;

  AsKnown(Courses courses, LedgerReads ledger) {
    this.courses = courses;
    this.ledger = ledger;
  }

  /** The values of each of the rules, in any order. */
  Map<IndicatorRule, List<IndicatorValue>> values(
      ProjectId project, List<IndicatorRule> rules, Instant knownAt) {
    var values = new HashMap<>(courses.asKnownAt(project, rules, knownAt));
    var others = rules.stream().filter(rule -> !values.containsKey(rule)).toList();
    if (!others.isEmpty()) {
      var fold = Fold.over(others, ledger, project, knownAt);
      others.forEach(rule -> values.put(rule, fold.values(rule).toList()));
    }
    return values;
  }
}
