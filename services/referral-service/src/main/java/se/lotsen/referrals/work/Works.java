package se.lotsen.referrals.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.Copies;
import se.lotsen.model.CaseId;
import se.lotsen.model.ContactId;

/** Finds contacts and cases; what was made a moment ago is waited for a little. */
@Component
public class Works {
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  private final Copies<KnownWork> works;

  Works(Copies<KnownWork> referralWorks) {
    this.works = referralWorks;
  }

  @Configuration(proxyBeanMethods = false)
  static class Store {
    @Bean
    Copies<KnownWork> referralWorks(
        MongoTemplate mongo, MeterRegistry meters, FailPoints failPoints) {
      return new Copies<>("referrals.known_work", KnownWork.class, mongo, meters, failPoints);
    }
  }

  public Optional<KnownWork> contact(ContactId id) {
    return find(id.value(), KnownWork.Kind.CONTACT);
  }

  public Optional<KnownWork> caseOf(CaseId id) {
    return find(id.value(), KnownWork.Kind.CASE);
  }

  private Optional<KnownWork> find(String id, KnownWork.Kind kind) {
    return works.await(id, ON_ITS_WAY).filter(work -> work.there() && work.kind() == kind);
  }
}
