package se.lotsen.projection.stream;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.ops.Follower;

/** The stream as a follower of its topics: it is asked as the listeners are whether it moves. */
final class CountingFollower implements Follower {
  private final ProjectionStreams streams;
  private final Set<String> topics;

  CountingFollower(ProjectionStreams streams) {
    this.streams = streams;
    this.topics = streams.sourceTopics();
  }

  @Override
  public String name() {
    return "projection.counting";
  }

  @Override
  public String group() {
    return streams.group();
  }

  @Override
  public Set<String> topics() {
    return topics;
  }

  @Override
  public Set<TopicPartition> own() {
    return streams.ownPartitions();
  }

  /** While it gets its partitions it says so itself, as a state. */
  @Override
  public boolean hasItsShare() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public @Nullable String trouble() {
    return streams.failedLately();
  }
}
