package se.lotsen.projection.report;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;

/** By which rules the indicators of a decision are counted. */
@Component
class DecidedRules {
  private final Catalogue catalogue;

  DecidedRules(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The rule that the decision names, else the one in use; none where there is no such rule. */
  Optional<IndicatorRule> find(DecidedIndicator decided) {
    return decided.ruleVersion() == null
        ? catalogue.current(decided.indicator())
        : catalogue.find(decided.indicator(), decided.ruleVersion());
  }
}
