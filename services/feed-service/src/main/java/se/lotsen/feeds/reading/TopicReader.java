package se.lotsen.feeds.reading;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import org.springframework.stereotype.Component;
import se.lotsen.feeds.cache.ValueCache;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.model.event.Topics;

/**
 * Runs the one container that reads both topics, all partitions from the beginning. Partitions are
 * assigned here and not by the broker, so nothing waits for a rebalance and nothing is committed.
 * If a topic is deleted and made anew under a running instance, that instance has to be restarted.
 */
@Component
class TopicReader implements SmartLifecycle {
  private static final Duration MAX_POLL = Duration.ofMillis(500);

  private final ConcurrentKafkaListenerContainerFactory<String, byte[]> containers;
  private final KafkaAdmin admin;
  private final ValueCache board;
  private final DeadLetterIndex putAside;
  private final ConsumerGroup group;
  private final MeterRegistry meters;
  private volatile @Nullable ConcurrentMessageListenerContainer<String, byte[]> container;

  TopicReader(
      @Qualifier(MessagingConfiguration.EVENTS)
          ConcurrentKafkaListenerContainerFactory<String, byte[]> containers,
      KafkaAdmin admin,
      ValueCache board,
      DeadLetterIndex putAside,
      @Qualifier("feedsGroup") ConsumerGroup feedsGroup,
      MeterRegistry meters) {
    this.containers = containers;
    this.admin = admin;
    this.board = board;
    this.putAside = putAside;
    this.group = feedsGroup;
    this.meters = meters;
  }

  @Override
  public void start() {
    var topics = admin.describeTopics(Topics.VALUES_NAME, Topics.PROJECTS_NAME);
    var started =
        containers.createContainer(
            topics.values().stream()
                .flatMap(topic -> topic.partitions().stream().map(part -> begin(topic, part)))
                .toArray(TopicPartitionOffset[]::new));
    var values = topics.get(Topics.VALUES_NAME);
    if (values == null) {
      throw new IllegalStateException("The broker did not describe " + Topics.VALUES_NAME);
    }
    var properties = started.getContainerProperties();
    // Not joined: only the dead letters are named after it.
    properties.setGroupId(group.name());
    properties.setAckMode(AckMode.MANUAL);
    properties.setPollTimeout(MAX_POLL.toMillis());
    properties.setKafkaConsumerProperties(consumerProperties());
    properties.setMessageListener(
        new ValueCacheListener(
            board, new ProjectPartitioner(values.partitions().size()), putAside, meters));
    started.setRecordInterceptor(new Loading(board));
    started.setBeanName("feeds.board");
    started.start();
    container = started;
  }

  private static TopicPartitionOffset begin(TopicDescription topic, TopicPartitionInfo partition) {
    return new TopicPartitionOffset(topic.name(), partition.partition(), SeekPosition.BEGINNING);
  }

  /**
   * An answer with the first byte there is, only of what was committed, else from the beginning.
   */
  private static Properties consumerProperties() {
    var properties = new Properties();
    properties.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return properties;
  }

  @Override
  public void stop() {
    var stopping = container;
    if (stopping != null) {
      stopping.stop();
      container = null;
    }
  }

  @Override
  public boolean isRunning() {
    var running = container;
    return running != null && running.isRunning() && running.isInExpectedState();
  }

  @Override
  public int getPhase() {
    return AbstractMessageListenerContainer.DEFAULT_PHASE;
  }
}
