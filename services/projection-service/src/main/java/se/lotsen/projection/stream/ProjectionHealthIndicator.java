package se.lotsen.projection.stream;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether Kafka Streams runs and no thread of it has failed lately. Whether it moves is asked
 * together with the listeners.
 */
final class ProjectionHealthIndicator implements HealthIndicator {
  private final ProjectionStreams streams;

  ProjectionHealthIndicator(ProjectionStreams streams) {
    this.streams = streams;
  }

  @Override
  public Health health() {
    var state = streams.state();
    var failure = streams.failedLately();
    var health =
        state == KafkaStreams.State.RUNNING && failure == null ? Health.up() : Health.down();
    health.withDetail("state", state).withDetail("lag", streams.lag());
    if (failure != null) {
      health.withDetail("failed", failure);
    }
    return health.build();
  }
}
