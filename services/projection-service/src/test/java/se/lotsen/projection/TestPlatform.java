package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.model.Breakdown;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.history.PublishedEvent;

/** A broker and a store, on which projections are started and to which events are published. */
final class TestPlatform implements AutoCloseable {

  private final EmbeddedKafka kafka = EmbeddedKafka.temporary();
  private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private final Path folder;
  private final KafkaProducer<String, byte[]> producer;
  private final List<Running> running = new ArrayList<>();

  TestPlatform() {
    try {
      folder = Files.createTempDirectory("projection-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                // While a topic is new a first batch may be refused and a second taken.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** What a projection on this platform is started with. */
  Map<String, String> settings(String instance) {
    return new TreeMap<>(
        Map.of(
            "server.port",
            "0",
            "spring.kafka.bootstrap-servers",
            kafka.bootstrapServers(),
            "spring.mongodb.uri",
            mongo.connectionString("lotsen"),
            "lotsen.instance",
            instance,
            "lotsen.projection.state-dir",
            folder.resolve(instance).toString(),
            "lotsen.projection.catalogue",
            "classpath:test-indicators.yaml",
            // The least a broker takes: what a stopped instance had goes to another soon.
            "lotsen.projection.session-timeout",
            "6s",
            "spring.kafka.consumer.properties.session.timeout.ms",
            "6000"));
  }

  Running start(String instance) {
    return start(instance, Map.of());
  }

  /** Starts the service as it is shipped, with other settings than usual. */
  Running start(String instance, Map<String, String> others) {
    var settings = settings(instance);
    settings.putAll(others);
    var started =
        new Running(SpringApplication.run(ProjectionServiceApplication.class, arguments(settings)));
    running.add(started);
    // Nobody is told anything of a project that is not known.
    publish(Projects.planned("4K"));
    publish(Projects.planned("DUR"));
    return started;
  }

  static String[] arguments(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  /** The topics as the services make them, before any service has been started. */
  void createTopics() {
    try (var admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
      admin
          .createTopics(
              Topics.ALL.stream()
                  .map(
                      topic ->
                          new NewTopic(topic.name(), 4, (short) 1)
                              .configs(
                                  topic.kept() == Topic.Kept.FOR_EVER
                                      ? Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")
                                      : Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("Could not create topics", e);
    }
  }

  /** Publishes in this order, and returns when Kafka has it. */
  void publish(List<PublishedEvent> events) {
    send(events.stream().map(PublishedEvent::record).toList());
  }

  /** Publishes as if it had been done long ago: so the stream takes it for old. */
  void publishAsOf(Instant moment, List<PublishedEvent> events) {
    send(
        events.stream()
            .map(PublishedEvent::record)
            .map(
                record ->
                    new ProducerRecord<>(
                        record.topic(),
                        null,
                        moment.toEpochMilli(),
                        record.key(),
                        record.value(),
                        record.headers()))
            .toList());
  }

  void send(List<ProducerRecord<String, byte[]>> records) {
    var sent = new ArrayList<Future<?>>();
    records.forEach(record -> sent.add(producer.send(record)));
    try {
      for (var future : sent) {
        future.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("Could not publish", e);
    }
  }

  /** Waits until the projects' cells are these, no more and no less. */
  static void awaitCells(Running projection, Map<String, Breakdown> expected, String... projects) {
    await()
        .untilAsserted(
            () -> {
              var cells = new TreeMap<String, Breakdown>();
              for (var project : projects) {
                cells.putAll(projection.cells(project));
              }
              assertThat(cells).isEqualTo(expected);
            });
  }

  /** The newest record of each cell on the values topic, as a funder's feed would see it. */
  Map<String, Breakdown> valuesOnTheTopic() {
    var values = new TreeMap<String, Breakdown>();
    read(
        Topics.VALUES_NAME,
        record -> {
          if (record.value() == null) {
            values.remove(record.key());
          } else {
            values.put(
                record.key(), EventJson.read(record.value(), IndicatorValue.class).quantity());
          }
        });
    return values;
  }

  /** Every record of a topic that is committed now, those of a partition in their order. */
  void read(String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
    var settings =
        Map.<String, Object>of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(each);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
    running.forEach(Running::close);
    mongo.close();
    kafka.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
