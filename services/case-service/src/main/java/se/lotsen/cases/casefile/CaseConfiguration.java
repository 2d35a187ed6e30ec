package se.lotsen.cases.casefile;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class CaseConfiguration {
  @Bean
  JournaledStore<CaseFile, CaseEvent> caseStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "case",
            "cases.cases",
            CaseFile.class,
            Topics.CASES,
            file -> file.stateCode().value(),
            List.of(
                new Index()
                    .on("state.project", Sort.Direction.ASC)
                    .on("state.stateCode", Sort.Direction.ASC),
                new Index().on("state.client", Sort.Direction.ASC),
                new Index().on("state.advisor", Sort.Direction.ASC),
                new Index().on("state.dueOn", Sort.Direction.ASC)),
            Refusal.conflict("case-exists", "Ärendet finns redan", "The case is there already")));
  }
}
