package se.lotsen.projection.stream;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether events are being counted. */
final class ProjectionHealthIndicator extends AbstractHealthIndicator {
  private final ProjectionStreams streams;

  ProjectionHealthIndicator(ProjectionStreams streams) {
    super("The projection's health cannot be told");
    this.streams = streams;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var state = streams.state();
    if (state == KafkaStreams.State.RUNNING) {
      health.up();
    } else {
      health.down();
    }
    health.withDetail("state", state).withDetail("lag", streams.lag());
  }
}
