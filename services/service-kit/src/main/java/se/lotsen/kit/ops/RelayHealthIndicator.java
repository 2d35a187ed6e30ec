package se.lotsen.kit.ops;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.relay.Relay;

/** Whether what is stored also reaches Kafka. */
final class RelayHealthIndicator extends AbstractHealthIndicator {
  private final Relay relay;
  private final Backlog backlog;

  RelayHealthIndicator(Relay relay, Backlog backlog) {
    super("The relay's health cannot be told");
    this.relay = relay;
    this.backlog = backlog;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var trouble = relay.trouble();
    health.status(
        relay.isRunning() && trouble == null && !backlog.full() ? Status.UP : Status.DOWN);
    health.withDetail("backlog", backlog.waiting());
    if (trouble != null) {
      health.withDetail("trouble", trouble);
    }
  }
}
