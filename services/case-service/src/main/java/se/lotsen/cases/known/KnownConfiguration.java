package se.lotsen.cases.known;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.kit.messaging.Copies;

@Configuration(proxyBeanMethods = false)
class KnownConfiguration {
  @Bean
  ConsumerGroup caseConsumers() {
    return new ConsumerGroup(KnownListener.GROUP);
  }

  @Bean
  Copies<KnownProject> knownProjects(
      MongoTemplate mongo, MeterRegistry meters, FailPoints failPoints) {
    return new Copies<>("cases.known_projects", KnownProject.class, mongo, meters, failPoints);
  }

  @Bean
  Copies<KnownClient> knownClients(
      MongoTemplate mongo, MeterRegistry meters, FailPoints failPoints) {
    return new Copies<>("cases.known_clients", KnownClient.class, mongo, meters, failPoints);
  }
}
