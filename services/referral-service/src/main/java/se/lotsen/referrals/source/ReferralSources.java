package se.lotsen.referrals.source;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.kit.ops.Offsets;
import se.lotsen.kit.position.Barrier;
import se.lotsen.kit.position.Watermarks;
import se.lotsen.model.CaseId;
import se.lotsen.model.ContactId;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.ReferralsConfiguration;

/** Finds contacts and cases; what was made a moment ago is waited for a little. */
@Component
public class ReferralSources {
  private final ReplicaStore<ReferralSource> works;
  private final Barrier barrier;

  ReferralSources(ReplicaStore<ReferralSource> referralWorks, Barrier workBarrier) {
    this.works = referralWorks;
    this.barrier = workBarrier;
  }

  @Configuration(proxyBeanMethods = false)
  static class Store {
    @Bean
    ReplicaStore<ReferralSource> referralWorks(
        MongoTemplate mongo, MeterRegistry meters, FailPoints failPoints) {
      return new ReplicaStore<>(
          "referrals.sources", ReferralSource.class, mongo, meters, failPoints);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Waiting {
    @Bean
    Barrier workBarrier(Watermarks watermarks, Offsets offsets, Clock clock) {
      return new Barrier(
          watermarks,
          offsets,
          clock,
          ReferralsConfiguration.GROUP,
          List.of(Topics.CONTACTS_NAME, Topics.CASES_NAME));
    }
  }

  public Optional<ReferralSource> contact(ContactId id) {
    return find(id.value(), ReferralSource.Kind.CONTACT);
  }

  public Optional<ReferralSource> caseOf(CaseId id) {
    return find(id.value(), ReferralSource.Kind.CASE);
  }

  private Optional<ReferralSource> find(String id, ReferralSource.Kind kind) {
    return works
        .find(id)
        .or(() -> barrier.find(() -> works.look(id)))
        .filter(work -> work.there() && work.kind() == kind);
  }
}
