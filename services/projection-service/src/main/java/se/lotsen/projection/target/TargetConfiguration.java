package se.lotsen.projection.target;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.Copies;

@Configuration(proxyBeanMethods = false)
class TargetConfiguration {
  @Bean
  Copies<ProjectTargets> projectTargets(
      MongoTemplate mongo, MeterRegistry meters, FailPoints failPoints) {
    return new Copies<>("projection.targets", ProjectTargets.class, mongo, meters, failPoints);
  }
}
