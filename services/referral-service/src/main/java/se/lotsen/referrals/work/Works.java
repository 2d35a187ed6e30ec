package se.lotsen.referrals.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.Copies;
import se.lotsen.kit.ops.Offsets;
import se.lotsen.kit.position.Barrier;
import se.lotsen.kit.position.Watermarks;
import se.lotsen.model.CaseId;
import se.lotsen.model.ContactId;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.ReferralsConfiguration;

/** Finds contacts and cases; what was made a moment ago is waited for a little. */
@Component
public class Works {
  private final Copies<KnownWork> works;
  private final Barrier barrier;

  Works(Copies<KnownWork> referralWorks, Barrier workBarrier) {
    this.works = referralWorks;
    this.barrier = workBarrier;
  }

  @Configuration(proxyBeanMethods = false)
  static class Store {
    @Bean
    Copies<KnownWork> referralWorks(
        MongoTemplate mongo, MeterRegistry meters, FailPoints failPoints) {
      return new Copies<>("referrals.known_work", KnownWork.class, mongo, meters, failPoints);
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

  public Optional<KnownWork> contact(ContactId id) {
    return find(id.value(), KnownWork.Kind.CONTACT);
  }

  public Optional<KnownWork> caseOf(CaseId id) {
    return find(id.value(), KnownWork.Kind.CASE);
  }

  private Optional<KnownWork> find(String id, KnownWork.Kind kind) {
    return works
        .find(id)
        .or(() -> barrier.find(() -> works.look(id)))
        .filter(work -> work.there() && work.kind() == kind);
  }
}
