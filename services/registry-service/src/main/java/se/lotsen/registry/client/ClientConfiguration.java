package se.lotsen.registry.client;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.ops.Offsets;
import se.lotsen.kit.position.Barrier;
import se.lotsen.kit.position.Watermarks;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {
  @Bean
  JournaledStore<Client, ClientEvent> clientStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "client",
            "registry.clients",
            Client.class,
            Topics.CLIENTS,
            client -> client.kind().name(),
            List.of(),
            ClientListings.LISTINGS,
            Placement.by(Scope.MUNICIPALITY, "municipality"),
            Refusal.conflict(
                "client-exists",
                "Klienten finns redan; sök på organisationsnumret",
                "The client is there already; search for its organisation number")));
  }

  @Bean
  PersonalDataSource clientHoldings(Clients clients) {
    return clients.holdings();
  }

  @Bean
  Involvements clientInvolvements(MongoTemplate mongo, Clock clock) {
    return new Involvements(mongo, clock);
  }

  /** What was entered about clients in projects before a moment is known here then. */
  @Bean
  Barrier involvementsBarrier(Watermarks watermarks, Offsets offsets, Clock clock) {
    return new Barrier(
        watermarks,
        offsets,
        clock,
        WhenReferralStartsCompany.GROUP,
        List.of(
            Topics.CONTACTS_NAME,
            Topics.CASES_NAME,
            Topics.REFERRALS_NAME,
            Topics.ACTIVITIES_NAME));
  }

  @Bean
  Claims clientClaims(MongoTemplate mongo, Clock clock) {
    return new Claims(mongo, clock);
  }
}
