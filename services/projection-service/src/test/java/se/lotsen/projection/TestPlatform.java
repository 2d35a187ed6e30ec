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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.model.Breakdown;
import se.lotsen.projection.history.PublishedEvent;

/** A broker and a store, on which projections are started and to which events are published. */
final class TestPlatform implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** What a projection on this platform is started with. */
  List<String> settings(String instance) {
    return List.of(
        "--server.port=0",
        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
        "--spring.mongodb.uri=" + mongo.connectionString("lotsen"),
        "--lotsen.instance=" + instance,
        "--lotsen.projection.state-dir=" + folder.resolve(instance),
        "--lotsen.projection.catalogue=classpath:test-indicators.yaml");
  }

  /** Starts the service as it is shipped; later settings win over earlier ones. */
  Running start(String instance, String... more) {
    var settings = new ArrayList<>(settings(instance));
    settings.addAll(List.of(more));
    var started =
        new Running(
            SpringApplication.run(
                ProjectionServiceApplication.class, settings.toArray(String[]::new)));
    running.add(started);
    return started;
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
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var cells = new TreeMap<String, Breakdown>();
              for (var project : projects) {
                cells.putAll(projection.cells(project));
              }
              assertThat(cells).isEqualTo(expected);
            });
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
