package se.lotsen.referrals.partner;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.PartnerEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {
  @Bean
  JournaledStore<Partner, PartnerEvent> partnerStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "partner",
            "referrals.partners",
            Partner.class,
            Topics.PARTNERS,
            partner -> partner.active() ? "ACTIVE" : "INACTIVE",
            List.of(),
            List.of(Partners.ALL),
            Refusal.conflict(
                "partner-exists",
                "Partnern finns redan; ändra den i stället",
                "The partner is there already; change it instead")));
  }
}
