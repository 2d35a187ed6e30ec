package se.lotsen.feeds.reading;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.kit.ops.Follower;
import se.lotsen.model.event.Topics;

/**
 * The board as a follower of its topics. It keeps nowhere how far it is, so that it has caught up
 * when it says so itself, and counts as being at the beginning while it has work.
 */
@Component
class ValueCacheFollower implements Follower {
  private final TopicReader reader;
  private final ConsumerGroup group;

  ValueCacheFollower(TopicReader reader, @Qualifier("feedsGroup") ConsumerGroup feedsGroup) {
    this.reader = reader;
    this.group = feedsGroup;
  }

  @Override
  public String name() {
    return "feeds.board";
  }

  @Override
  public String group() {
    return group.name();
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.VALUES_NAME, Topics.PROJECTS_NAME);
  }

  /** None that could be seen to stand still. */
  @Override
  public Set<TopicPartition> own() {
    return Set.of();
  }

  @Override
  public boolean hasItsShare() {
    return true;
  }

  @Override
  public @Nullable String trouble() {
    return reader.isRunning() ? null : "does not run";
  }
}
