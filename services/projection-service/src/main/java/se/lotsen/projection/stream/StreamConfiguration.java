package se.lotsen.projection.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.KitProperties;
import se.lotsen.projection.ProjectionProperties;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.state.CacheBudget;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
  @Bean
  Catalogue catalogue(ProjectionProperties projection, ResourceLoader resources)
      throws IOException {
    try (var yaml = resources.getResource(projection.catalogue()).getInputStream()) {
      return Catalogue.read(yaml);
    }
  }

  @Bean
  ProjectionGeneration projectionGeneration(Catalogue catalogue, MongoTemplate mongo) {
    return new ProjectionGeneration(catalogue, mongo);
  }

  @Bean
  ProjectionStreams projectionStreams(
      Catalogue catalogue,
      Clock clock,
      FailPoints failPoints,
      MeterRegistry meters,
      KitProperties kit,
      ProjectionProperties projection,
      ProjectionGeneration generation,
      KafkaAdmin admin,
      EmittedValues told) {
    var broken = new BrokenPlaces();
    return new ProjectionStreams(
        ProjectionTopology.of(
            catalogue,
            clock,
            failPoints,
            new ProjectionMeters(meters),
            broken,
            projection.cacheBytes() < 0
                ? CacheBudget.ofHeap()
                : new CacheBudget(projection.cacheBytes())),
        StreamSettings.of(admin.getConfigurationProperties(), kit, projection, broken),
        generation,
        new ProjectionReset(admin, projection.applicationId(), told));
  }

  @Bean
  ProjectionHealthIndicator projectionHealthIndicator(ProjectionStreams streams) {
    return new ProjectionHealthIndicator(streams);
  }

  @Bean
  CountingFollower countingFollower(ProjectionStreams streams) {
    return new CountingFollower(streams);
  }

  @Bean
  ProjectionEndpoint projectionEndpoint(ProjectionStreams streams) {
    return new ProjectionEndpoint(streams);
  }
}
