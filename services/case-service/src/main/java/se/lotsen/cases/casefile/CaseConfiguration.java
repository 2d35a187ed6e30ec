package se.lotsen.cases.casefile;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class CaseConfiguration {
  @Bean
  PersonalDataSource caseHoldings(Cases cases) {
    return cases.holdings();
  }

  @Bean
  JournaledStore<CaseFile, CaseEvent> caseStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "case",
            "cases.cases",
            CaseFile.class,
            Topics.CASES,
            file -> file.stateCode().value(),
            List.of(CaseSessions.TYPE),
            CaseListings.ALL,
            Placement.by(Scope.MUNICIPALITY, "municipality").and(Scope.PROJECT, "project"),
            Refusal.conflict("case-exists", "Ärendet finns redan", "The case is there already")));
  }
}
