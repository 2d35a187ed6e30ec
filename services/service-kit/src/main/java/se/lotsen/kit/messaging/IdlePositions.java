package se.lotsen.kit.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Up to where each listener has nothing left to do. What a group has committed stops short of that:
 * it is noted only now and then, and never behind the markers that end a transaction, so that a
 * group which has handled everything would look behind for ever.
 */
public class IdlePositions {
  /** How often a listener without work says so. */
  static final Duration TOLD_EVERY = Duration.ofMillis(500);

  /** A listener that has not said so for this long has work, or has lost its partitions. */
  private static final long TRUE_FOR = Duration.ofSeconds(2).toNanos();

  private final Map<Place, Position> positions = new ConcurrentHashMap<>();

  private record Place(String group, TopicPartition partition) {}

  private record Position(long offset, long toldAt) {}

  /** Comes on the listener's own thread, which alone may ask its consumer. */
  @EventListener
  void onIdle(ListenerContainerIdleEvent idle) {
    var container = idle.getContainer(MessageListenerContainer.class);
    var group = container.getGroupId();
    var partitions = idle.getTopicPartitions();
    if (group == null || partitions == null || idle.isPaused()) {
      return;
    }
    for (var partition : partitions) {
      tell(group, partition, idle.getConsumer());
    }
  }

  /** One partition may have nothing to do while others of the same listener have. */
  @EventListener
  void onIdlePartition(ListenerContainerPartitionIdleEvent idle) {
    var group = idle.getContainer(MessageListenerContainer.class).getGroupId();
    if (group != null && !idle.isPaused()) {
      tell(group, idle.getTopicPartition(), idle.getConsumer());
    }
  }

  private void tell(String group, TopicPartition partition, Consumer<?, ?> consumer) {
    positions.put(
        new Place(group, partition), new Position(consumer.position(partition), System.nanoTime()));
  }

  /** The offset up to which all is done, or null where there is work. */
  public @Nullable Long of(String group, TopicPartition partition) {
    var position = positions.get(new Place(group, partition));
    return position == null || System.nanoTime() - position.toldAt() > TRUE_FOR
        ? null
        : position.offset();
  }
}
