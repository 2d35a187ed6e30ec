package se.lotsen.projection.target;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.ReplicaStore;

@Configuration(proxyBeanMethods = false)
class TargetConfiguration {
  @Bean
  ReplicaStore<ProjectTargets> projectTargets(
      MongoTemplate mongo, MeterRegistry meters, FailPoints failPoints) {
    return new ReplicaStore<>(
        "projection.targets", ProjectTargets.class, mongo, meters, failPoints);
  }
}
