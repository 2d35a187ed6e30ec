package se.lotsen.kit.ops;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.relay.Relay;

/** Whether what is stored also reaches Kafka. */
final class RelayHealthIndicator implements HealthIndicator {
  private final Relay relay;
  private final Backlog backlog;

  RelayHealthIndicator(Relay relay, Backlog backlog) {
    this.relay = relay;
    this.backlog = backlog;
  }

  @Override
  public Health health() {
    var trouble = relay.isRunning() ? relay.trouble() : "its thread does not run";
    var health = trouble == null && !backlog.full() ? Health.up() : Health.down();
    health.withDetail("backlog", backlog.waiting());
    if (trouble != null) {
      health.withDetail("trouble", trouble);
    } else if (backlog.full()) {
      health.withDetail("trouble", "commands are turned away until the backlog shrinks");
    }
    return health.build();
  }
}
