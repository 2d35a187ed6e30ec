package se.lotsen.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.kit.messaging.EventReader;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.counting.ContributionsInMemory;
import se.lotsen.projection.counting.Counter;
import se.lotsen.projection.counting.State;
import se.lotsen.projection.ledger.Bookkeeper;
import se.lotsen.projection.ledger.Books;
import se.lotsen.projection.ledger.Standing;
import se.lotsen.projection.stream.RebuildRun;

/** Counting everything anew, beside reading the same topic and folding it in memory. */
final class RebuildBenchmark implements Benchmark {
  private static final int PARTITIONS = 4;
  private static final int PROJECTS = 200;
  private static final int CASES = Integer.getInteger("lotsen.bench.cases", 62_500);

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    long events = (long) CASES * Events.PER_CASE;
    try (var kafka = EmbeddedKafka.temporary()) {
      fill(kafka.bootstrapServers());
      inMemory(kafka.bootstrapServers(), events);
      var limit = inMemory(kafka.bootstrapServers(), events);
      var one = RebuildRun.run(kafka.bootstrapServers(), 1, events);
      var two = RebuildRun.run(kafka.bootstrapServers(), 2, events);
      report.rate("rebuild, 1 thread", events, one, "read, parse, fold in memory", events, limit);
      report.rate("rebuild, 2 threads", events, two, "read, parse, fold in memory", events, limit);
    }
  }

  private static void fill(String servers) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      var topics =
          Stream.concat(
                  Topics.ALL.stream().map(topic -> topic.name()),
                  Stream.of("lotsen.projection.dead-letters.v1"))
              .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
              .toList();
      admin.createTopics(topics).all().get();
    }
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", servers);
    settings.put("acks", "all");
    // A partition that was just created may refuse a first batch and take the second; then the
    // first is out of order for ever.
    settings.put("max.in.flight.requests.per.connection", 1);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var sent = new ArrayList<Future<RecordMetadata>>();
      Events.cases(CASES, PROJECTS, record -> sent.add(producer.send(record)));
      for (var acknowledged : sent) {
        acknowledged.get();
      }
    }
  }

  private static Duration inMemory(String servers, long events) {
    var settings = new Properties();
    settings.put("bootstrap.servers", servers);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(Topics.CASES_NAME, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var fold = new MemoryFold();
      long begin = System.nanoTime();
      long read = 0;
      while (read < events) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          fold.add(EventReader.read(record.headers(), record.value(), Event.class));
          read++;
        }
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same booking and counting with maps in place of stores, and nothing written. */
  private static final class MemoryFold {
    private final Map<String, BooksInMap> books = new HashMap<>();
    private final Counter counter;

    MemoryFold() throws IOException {
      counter =
          new Counter(
              RebuildRun.catalogue(), new ContributionsInMemory(), new InMap<IndicatorValue>());
    }

    void add(Received<Event> received) {
      Bookkeeper.book(
          books.computeIfAbsent(received.subject(), first -> new BooksInMap()),
          received.event(),
          received.id(),
          received.sequence(),
          received.recordedAt(),
          entry -> counter.count(entry, changed -> {}));
    }
  }

  private static final class BooksInMap implements Books {
    private final Map<String, Standing> standing = new TreeMap<>();
    private long sequence;

    @Override
    public long sequence() {
      return sequence;
    }

    @Override
    public void booked(long last) {
      sequence = last;
    }

    @Override
    public @Nullable Standing find(String name) {
      return standing.get(name);
    }

    @Override
    public void put(String name, @Nullable Standing next) {
      if (next == null) {
        standing.remove(name);
      } else {
        standing.put(name, next);
      }
    }

    @Override
    public void forEach(BiConsumer<String, Standing> each) {
      new TreeMap<>(standing).forEach(each);
    }
  }

  private static final class InMap<V> implements State<V> {
    private final Map<String, V> map = new HashMap<>();

    @Override
    public @Nullable V get(String key) {
      return map.get(key);
    }

    @Override
    public void put(String key, @Nullable V value) {
      if (value == null) {
        map.remove(key);
      } else {
        map.put(key, value);
      }
    }
  }
}
