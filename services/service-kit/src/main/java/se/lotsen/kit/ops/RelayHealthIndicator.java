package se.lotsen.kit.ops;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.relay.Relay;

/**
 * Whether what is stored also reaches Kafka. Much that waits is no trouble as long as it gets less;
 * the details say when commands are turned away meanwhile.
 */
final class RelayHealthIndicator implements HealthIndicator {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Relay relay;
  private final Backlog backlog;

  RelayHealthIndicator(Relay relay, Backlog backlog) {
    this.relay = relay;
    this.backlog = backlog;
  }

  @Override
  public Health health() {
    var trouble = trouble();
    var health = trouble == null ? Health.up() : Health.down();
    health.withDetail("backlog", backlog.waiting());
    if (trouble != null) {
      health.withDetail("trouble", trouble);
    }
    if (backlog.full()) {
      health.withDetail("commands", "are turned away until the backlog shrinks");
    }
    return health.build();
  }

  private @Nullable String trouble() {
    if (!relay.isRunning()) {
      return "its thread does not run";
    }
    var still = backlog.standsStill();
    return relay.trouble() == null && still.compareTo(PATIENCE) >= 0
        ? "%d entries wait and none has gone to Kafka for %d s"
            .formatted(backlog.waiting(), still.toSeconds())
        : relay.trouble();
  }
}
