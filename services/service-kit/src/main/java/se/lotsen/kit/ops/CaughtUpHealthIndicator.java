package se.lotsen.kit.ops;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import se.lotsen.kit.journal.Backlog;

/**
 * Whether what follows has caught up, as of the last look. To be behind is no fault, so the status
 * is one of its own, which leaves that of the whole as it is.
 */
final class CaughtUpHealthIndicator implements HealthIndicator {
  static final Status BEHIND = new Status("BEHIND");

  private final FollowersWatch watch;
  private final Backlog backlog;

  CaughtUpHealthIndicator(FollowersWatch watch, Backlog backlog) {
    this.watch = watch;
    this.backlog = backlog;
  }

  @Override
  public Health health() {
    var behind = watch.seen().behind();
    var waiting = backlog.waiting();
    var health = Health.status(behind.isEmpty() && waiting == 0 ? Status.UP : BEHIND);
    behind.forEach(health::withDetail);
    if (waiting > 0) {
      health.withDetail(CaughtUp.RELAY, waiting);
    }
    return health.build();
  }
}
