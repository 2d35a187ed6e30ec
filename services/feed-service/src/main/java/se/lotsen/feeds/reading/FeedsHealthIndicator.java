package se.lotsen.feeds.reading;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import se.lotsen.feeds.cache.ValueCache;

/** Whether this instance has read all that was there at its start, and goes on reading. */
@Component("feedsHealthIndicator")
class FeedsHealthIndicator extends AbstractHealthIndicator {
  private final TopicReader reader;
  private final ValueCache board;

  FeedsHealthIndicator(TopicReader reader, ValueCache board) {
    super("The feeds' health cannot be told");
    this.reader = reader;
    this.board = board;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    if (!reader.isRunning()) {
      health.down().withDetail("reading", "does not run");
    } else if (!board.isLoaded()) {
      health.outOfService().withDetail("reading", "what was there at the start");
    } else {
      health.up();
    }
    health.withDetail("projects", board.projects()).withDetail("cells", board.cells());
  }
}
