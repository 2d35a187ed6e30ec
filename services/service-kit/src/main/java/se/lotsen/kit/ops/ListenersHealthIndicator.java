package se.lotsen.kit.ops;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether all who follow topics run, have their partitions and move while they have records to
 * handle; the others are named, each with why.
 */
final class ListenersHealthIndicator implements HealthIndicator {
  private final FollowersWatch watch;

  ListenersHealthIndicator(FollowersWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    var seen = watch.seen();
    var complaints = watch.complaints();
    var health = complaints.isEmpty() && seen.trouble() == null ? Health.up() : Health.down();
    if (seen.trouble() != null) {
      health.withDetail("kafka", seen.trouble());
    }
    seen.behind().forEach((name, records) -> health.withDetail(name + ".lag", records));
    complaints.forEach(health::withDetail);
    return health.build();
  }
}
