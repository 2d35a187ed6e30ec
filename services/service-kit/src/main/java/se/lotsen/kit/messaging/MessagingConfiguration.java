package se.lotsen.kit.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import se.lotsen.kit.KitProperties;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.position.Watermark;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;

/** Topics, the listeners' container, the dead letters. */
@Configuration(proxyBeanMethods = false)
@EnableKafka
public class MessagingConfiguration {
  /** The container of every listener that takes a {@link Received}. */
  public static final String EVENTS = "lotsenEvents";

  /** The container of listeners that take many records at once, as they are. */
  public static final String BATCHES = "lotsenBatches";

  /** A reader that was away for up to thirty days still hears of what was withdrawn meanwhile. */
  private static final String WITHDRAWALS_KEPT_MS = Long.toString(Duration.ofDays(30).toMillis());

  private static final BackOff BATCH_SIZE = new FixedBackOff(0, 0);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);
  private static final Duration BATCH_EVERY = Duration.ofMillis(20);
  private static final int ACKNOWLEDGE_COUNT = 1_000;
  private static final Duration ACKNOWLEDGED_EVERY = Duration.ofSeconds(1);
  private static final Duration ASK_AGAIN_AFTER_REFUSAL = Duration.ofSeconds(5);

  /** Every service makes sure of every topic: whichever starts first finds what it reads. */
  @Bean
  KafkaAdmin.NewTopics lotsenTopics(KitProperties kit, List<ConsumerGroup> groups) {
    return new KafkaAdmin.NewTopics(
        Stream.of(
                Topics.ALL.stream().map(topic -> declared(topic, kit)),
                groups.stream().map(group -> deadLetters(group.name(), kit)),
                AnchorTopic.topics().stream().map(topic -> anchors(topic, kit)),
                Watermark.topics().stream().map(topic -> watermarks(topic, kit)))
            .flatMap(topics -> topics)
            .toArray(NewTopic[]::new));
  }

  private static NewTopic declared(Topic<?> topic, KitProperties kit) {
    var declared =
        TopicBuilder.name(topic.name())
            .partitions(kit.kafka().partitions())
            .replicas(kit.kafka().replicas());
    return switch (topic.kept()) {
      case FOR_EVER -> declared.config(TopicConfig.RETENTION_MS_CONFIG, "-1").build();
      case NEWEST_PER_KEY ->
          declared
              .compact()
              .config(TopicConfig.DELETE_RETENTION_MS_CONFIG, WITHDRAWALS_KEPT_MS)
              .build();
    };
  }

  private static NewTopic anchors(String topic, KitProperties kit) {
    return TopicBuilder.name(topic)
        .partitions(1)
        .replicas(kit.kafka().replicas())
        .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
        .build();
  }

  private static NewTopic watermarks(String topic, KitProperties kit) {
    return TopicBuilder.name(topic)
        .partitions(1)
        .replicas(kit.kafka().replicas())
        .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofHours(1).toMillis()))
        .config(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(1024 * 1024))
        .build();
  }

  private static NewTopic deadLetters(String group, KitProperties kit) {
    return TopicBuilder.name(DeadLetters.topicOf(group))
        .partitions(1)
        .replicas(kit.kafka().replicas())
        .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
        .build();
  }

  @Bean(EVENTS)
  ConcurrentKafkaListenerContainerFactory<String, byte[]> lotsenEvents(
      ConsumerFactory<String, byte[]> consumers,
      DefaultErrorHandler toDeadLetters,
      KitProperties kit,
      MeterRegistry meters) {
    var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
    factory.setConsumerFactory(consumers);
    factory.setRecordMessageConverter(new ReceivedConverter());
    factory.setCommonErrorHandler(toDeadLetters);
    factory.setContainerCustomizer(container -> makeStaticMember(container, kit));
    acknowledgeNowAndThen(factory.getContainerProperties());
    factory.setRecordFilterStrategy(
        record -> {
          var unknown = EventReader.isOfUnknownType(record.headers());
          if (unknown) {
            meters.counter("lotsen.listener.unknown", "topic", record.topic()).increment();
          }
          return unknown;
        });
    return factory;
  }

  @Bean(BATCHES)
  ConcurrentKafkaListenerContainerFactory<String, byte[]> lotsenBatches(
      ConsumerFactory<String, byte[]> consumers, ListenerTroubles troubles, KitProperties kit) {
    var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
    factory.setConsumerFactory(consumers);
    factory.setBatchListener(true);
    factory.setContainerCustomizer(container -> makeStaticMember(container, kit));
    acknowledgeNowAndThen(factory.getContainerProperties());
    // Between two polls there is time for a batch to become one; a write of many costs what a write
    // of one does.
    factory.getContainerProperties().setIdleBetweenPolls(BATCH_EVERY.toMillis());
    // The same batch again until it is written; these listeners put unreadable records aside
    // themselves, so what fails here is the store.
    var again = new DefaultErrorHandler(new FixedBackOff(1000, FixedBackOff.UNLIMITED_ATTEMPTS));
    again.setRetryListeners(troubles);
    again.setLogLevel(KafkaException.Level.DEBUG);
    factory.setCommonErrorHandler(again);
    return factory;
  }

  /**
   * Every listener knows what it has applied, so that an offset that lags behind after a crash only
   * has it read again; to note each at once costs the broker more than the events themselves.
   */
  private static void acknowledgeNowAndThen(ContainerProperties container) {
    container.setAckMode(ContainerProperties.AckMode.COUNT_TIME);
    container.setAckCount(ACKNOWLEDGE_COUNT);
    container.setAckTime(ACKNOWLEDGED_EVERY.toMillis());
    container.setIdleEventInterval(IdlePositions.TOLD_EVERY.toMillis());
    container.setIdlePartitionEventInterval(IdlePositions.TOLD_EVERY.toMillis());
    container.setPollTimeout(IdlePositions.TOLD_EVERY.toMillis());
    // While passwords or rights on the broker are exchanged a listener is refused for a moment;
    // without this it would stop for good.
    container.setAuthExceptionRetryInterval(ASK_AGAIN_AFTER_REFUSAL);
  }

  /**
   * Static membership: a restart, also after a kill, takes its partitions back at once instead of
   * waiting for the old member's session to run out.
   */
  private static void makeStaticMember(
      AbstractMessageListenerContainer<String, byte[]> container, KitProperties kit) {
    container
        .getContainerProperties()
        .getKafkaConsumerProperties()
        .setProperty(
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            kit.instance() + "." + container.getListenerId());
  }

  /**
   * What waiting mends is tried again for as long as it takes, and nothing behind it is lost; what
   * is refused by a rule, cannot be read or is a fault of ours goes to the dead letters at once.
   */
  @Bean
  DefaultErrorHandler toDeadLetters(
      KafkaTemplate<String, byte[]> kafka, ListenerTroubles troubles, MeterRegistry meters) {
    var recoverer =
        new DeadLetterPublishingRecoverer(
            kafka, (record, thrown) -> new TopicPartition(DeadLetters.topicOf(groupOf(thrown)), 0));
    recoverer.setExceptionHeadersCreator(DeadLetterHeaders::reason);
    var handler =
        new DefaultErrorHandler(
            (record, thrown) -> {
              meters
                  .counter("lotsen.dead_letters", "kind", FailureKind.of(thrown).name())
                  .increment();
              recoverer.accept(record, thrown);
            },
            BATCH_SIZE);
    handler.setBackOffFunction((record, thrown) -> patience(thrown));
    handler.setLogLevel(KafkaException.Level.DEBUG);
    handler.setRetryListeners(troubles);
    return handler;
  }

  /** What waiting mends is waited for, however long it takes. */
  private static BackOff patience(Exception thrown) {
    return switch (FailureKind.of(thrown)) {
      case TRANSIENT, BUSY -> {
        var patience = new ExponentialBackOff(200, 2);
        patience.setMaxInterval(MAX_PAUSE.toMillis());
        yield patience;
      }
      case REFUSED, BROKEN -> BATCH_SIZE;
    };
  }

  private static String groupOf(Exception thrown) {
    if (thrown instanceof ListenerExecutionFailedException failed && failed.getGroupId() != null) {
      return failed.getGroupId();
    }
    throw new IllegalStateException("A record failed outside any consumer group", thrown);
  }

  @Bean
  EventBatches eventBatches(DeadLetters deadLetters, MeterRegistry meters) {
    return new EventBatches(deadLetters, meters);
  }

  @Bean
  ListenerTroubles listenerTroubles() {
    return new ListenerTroubles();
  }

  @Bean
  IdlePositions idlePositions() {
    return new IdlePositions();
  }

  /** Whoever sends says what failed; the default also writes a stack trace for every record. */
  @Bean
  ProducerListener<Object, Object> senderSaysWhatFailed() {
    return new ProducerListener<>() {};
  }

  @Bean
  DeadLetters deadLetters(
      ConsumerFactory<String, byte[]> consumers,
      KafkaTemplate<String, byte[]> kafka,
      Journals journals) {
    return new DeadLetters(
        consumers,
        kafka,
        () -> journals.outboxes().stream().map(Outbox::topic).collect(Collectors.toSet()));
  }
}
