package se.lotsen.testkit;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.relay.Relay;

/** Stores and relays over one database, each as a process of its own has them. */
final class RelayBench implements AutoCloseable {
  private final String bootstrapServers;
  private final String database;
  private final Deque<Runnable> closing = new ArrayDeque<>();
  final TopicReader topic;

  RelayBench(Platform platform) {
    this.bootstrapServers = platform.bootstrapServers();
    this.database = platform.freshDatabase();
    createTopic(bootstrapServers, Samples.TYPE.topic().name());
    this.topic = new TopicReader(bootstrapServers, Samples.TYPE.topic().name());
    closing.push(topic::close);
  }

  static void createTopic(String bootstrapServers, String name) {
    try (var admin =
        Admin.create(
            Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(name, 4, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new AssertionError("No topic " + name, e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  SampleStore store() {
    return store(SampleStore.ENOUGH);
  }

  SampleStore store(long mostUnpublished) {
    var store = SampleStore.open(database, mostUnpublished, FailPoints.NONE);
    closing.push(store::close);
    return store;
  }

  Relay relay(SampleStore store) {
    return relay(store, FailPoints.NONE, bootstrapServers, Map.of());
  }

  Relay relay(SampleStore store, FailPoints failPoints) {
    return relay(store, failPoints, bootstrapServers, Map.of());
  }

  Relay relay(SampleStore store, Map<String, Object> producerSettings) {
    return relay(store, FailPoints.NONE, bootstrapServers, producerSettings);
  }

  /** Starts a relay; it stops when the bench is closed. */
  Relay relay(
      SampleStore store, FailPoints failPoints, String bootstrap, Map<String, Object> overrides) {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.putAll(overrides);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    var producers =
        new DefaultKafkaProducerFactory<>(
            settings, new StringSerializer(), new ByteArraySerializer());
    producers.setPhysicalCloseTimeout(1);
    closing.push(producers::destroy);
    var relay =
        new Relay(
            store.relayQueue,
            store.backlog,
            store.journals,
            new KafkaTemplate<>(producers),
            failPoints,
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    relay.start();
    closing.push(relay::stop);
    return relay;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  static void begin(SampleStore store, String id) {
    Outcomes.done(store.samples.create(id, Samples.context(), now -> Samples.begun(id)));
  }

  static Outcome.Done raise(SampleStore store, String id) {
    return Outcomes.done(store.samples.change(id, Samples.context(), Samples.raise()));
  }

  static void beginAll(SampleStore store, Collection<String> ids) {
    ids.forEach(id -> begin(store, id));
  }

  /** Waits until nothing is left to publish. */
  static void awaitAllPublished(SampleStore store) {
    await().until(() -> store.outbox().pending(1).isEmpty());
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
