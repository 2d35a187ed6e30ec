package se.lotsen.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

class IdlePositionsTest {
  private static final TopicPartition QUIET = new TopicPartition("t", 1);
  private static final TopicPartition BUSY = new TopicPartition("t", 0);

  private final IdlePositions positions = new IdlePositions();

  private static ListenerContainerPartitionIdleEvent idle(boolean paused) {
    var properties = new ContainerProperties("t");
    properties.setGroupId("g");
    var container =
        new KafkaMessageListenerContainer<String, byte[]>(
            new DefaultKafkaConsumerFactory<>(Map.of()), properties);
    var consumer = new MockConsumer<String, byte[]>("earliest");
    consumer.assign(Set.of(QUIET, BUSY));
    consumer.updateBeginningOffsets(Map.of(QUIET, 0L, BUSY, 0L));
    consumer.seek(QUIET, 42);
    return new ListenerContainerPartitionIdleEvent(
        container, container, 1_000, "t", QUIET, consumer, paused);
  }

  @Test
  void aQuietPartitionIsAtItsEndHoweverBusyTheOthersOfItsListenerAre() {
    positions.onIdlePartition(idle(false));

    assertThat(positions.of("g", QUIET)).isEqualTo(42);
    assertThat(positions.of("g", BUSY)).isNull();
  }

  @Test
  void aListenerThatIsPausedHasWork() {
    positions.onIdlePartition(idle(true));

    assertThat(positions.of("g", QUIET)).isNull();
  }
}
