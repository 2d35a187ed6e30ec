package se.lotsen.registry.mandate;

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
import se.lotsen.model.event.MandateEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class MandateConfiguration {
  @Bean
  JournaledStore<Mandate, MandateEvent> mandateStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "mandate",
            "registry.mandates",
            Mandate.class,
            Topics.MANDATES,
            mandate -> mandate.ended() ? "ENDED" : "GIVEN",
            List.of(),
            List.of(Mandates.ALL, Mandates.BY_PARTY, Mandates.BY_KIND),
            Placement.by(Scope.OWN, "parties")
                .and(Scope.MUNICIPALITY, "reach." + Scope.MUNICIPALITY.claim()),
            Refusal.conflict(
                "mandate-exists", "Fullmakten finns redan", "The mandate is there already")));
  }

  @Bean
  PersonalDataSource mandateHoldings(Mandates mandates) {
    return mandates.holdings();
  }
}
