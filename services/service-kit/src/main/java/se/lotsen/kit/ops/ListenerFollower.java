package se.lotsen.kit.ops;

import java.util.Collection;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.MessageListenerContainer;

/** A listener as a follower of its topics. */
record ListenerFollower(MessageListenerContainer container) implements Follower {
  @Override
  public String name() {
    return String.valueOf(container.getListenerId());
  }

  @Override
  public String group() {
    return String.valueOf(container.getGroupId());
  }

  @Override
  public Set<String> topics() {
    var topics = container.getContainerProperties().getTopics();
    return topics == null ? Set.of() : Set.of(topics);
  }

  @Override
  public Set<TopicPartition> own() {
    Collection<TopicPartition> assigned = container.getAssignedPartitions();
    return assigned == null ? Set.of() : Set.copyOf(assigned);
  }

  @Override
  public boolean hasItsShare() {
    return !own().isEmpty() || hasJoined();
  }

  /** Where there are more members than partitions, some have joined and have none. */
  private boolean hasJoined() {
    return container.metrics().values().stream()
        .flatMap(metrics -> metrics.values().stream())
        .filter(metric -> metric.metricName().name().equals("last-rebalance-seconds-ago"))
        .map(Metric::metricValue)
        .anyMatch(ago -> ago instanceof Double seconds && seconds >= 0);
  }

  @Override
  public @Nullable String trouble() {
    return container.isRunning() && container.isInExpectedState() ? null : "does not run";
  }
}
