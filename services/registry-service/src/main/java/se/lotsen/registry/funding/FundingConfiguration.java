package se.lotsen.registry.funding;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.AggregateHoldings;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.FundingDecisionEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class FundingConfiguration {
  @Bean
  JournaledStore<FundingDecision, FundingDecisionEvent> fundingDecisionStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "funding-decision",
            "registry.funding_decisions",
            FundingDecision.class,
            Topics.DECISIONS,
            decision -> decision.revoked() ? "REVOKED" : "MADE",
            List.of(),
            List.of(FundingDecisions.ALL, FundingDecisions.OF_PROJECT),
            Placement.by(Scope.PROJECT, "project").and(Scope.FUNDER, "funder"),
            Refusal.conflict(
                "funding-decision-exists",
                "Beslutet finns redan",
                "The decision is there already")));
  }

  @Bean
  PersonalDataSource fundingDecisionHoldings(
      JournaledStore<FundingDecision, FundingDecisionEvent> fundingDecisionStore) {
    return new AggregateHoldings<>(
        fundingDecisionStore,
        "/funding-decisions",
        decision -> new AggregateHoldings.About(null, false, decision.project()),
        AggregateHoldings.NEVER);
  }
}
