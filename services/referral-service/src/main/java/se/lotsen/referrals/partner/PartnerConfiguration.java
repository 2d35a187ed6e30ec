package se.lotsen.referrals.partner;

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
import se.lotsen.model.event.PartnerEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {
  @Bean
  PersonalDataSource partnerHoldings(JournaledStore<Partner, PartnerEvent> partnerStore) {
    return new AggregateHoldings<>(
        partnerStore,
        "/partners",
        partner -> new AggregateHoldings.About(null, false, null),
        AggregateHoldings.NEVER);
  }

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
            Placement.NOWHERE,
            Refusal.conflict(
                "partner-exists",
                "Partnern finns redan; ändra den i stället",
                "The partner is there already; change it instead")));
  }
}
