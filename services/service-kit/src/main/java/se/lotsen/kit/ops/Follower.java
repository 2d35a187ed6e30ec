package se.lotsen.kit.ops;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Whoever of this process follows topics, such as a listener or a stream: what is asked to see
 * whether it does.
 */
public interface Follower {
  /** What operators know it by. */
  String name();

  /** The consumer group that keeps how far it is. */
  String group();

  Set<String> topics();

  /** The partitions that this process has to work on now. */
  Set<TopicPartition> own();

  /** Whether it has been given its share of the partitions, be it none. */
  boolean hasItsShare();

  /** What it knows to be wrong itself, or null. */
  @Nullable String trouble();
}
