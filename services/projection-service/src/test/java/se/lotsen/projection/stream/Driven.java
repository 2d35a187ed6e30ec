package se.lotsen.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.model.Breakdown;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.ProjectionConfiguration;
import se.lotsen.projection.history.PublishedEvent;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.state.CacheBudget;

/**
 * The real topology without a broker and with its stores in memory. Everything it is fed is old:
 * values go out each second.
 */
public final class Driven implements AutoCloseable {
  private static final Instant LONG_AGO = Instant.parse("2011-01-10T08:00:00Z");
  private static final Instant NOW = Instant.parse("2011-06-01T08:00:00Z");

  private static final AtomicInteger MADE = new AtomicInteger();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<String, byte[]>> inputs = new TreeMap<>();
  private final TestOutputTopic<String, byte[]> ledgerTopic;
  private final TestOutputTopic<String, byte[]> valuesTopic;
  private final TestOutputTopic<String, byte[]> deadLetterTopic;
  private final List<TestOutputTopic<String, byte[]>> changelogs = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private final Map<String, String> ledger = new TreeMap<>();
  private final Map<String, String> values = new TreeMap<>();
  private long largestRecord;

  public Driven(Catalogue catalogue) {
    this(catalogue, new BrokenPlaces());
  }

  /** As another task of a process in which places are known to be broken. */
  Driven(Catalogue catalogue, BrokenPlaces broken) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "driven-" + MADE.incrementAndGet());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    driver =
        new TopologyTestDriver(
            ProjectionTopology.of(
                catalogue,
                Clock.systemUTC(),
                FailPoints.NONE,
                new ProjectionMeters(meters),
                broken,
                new CacheBudget(1 << 20),
                Stores::inMemoryKeyValueStore),
            settings,
            NOW);
    for (var topic : ProjectionTopology.SOURCES) {
      inputs.put(
          topic, driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer()));
    }
    ledgerTopic = output(Topics.LEDGER_NAME);
    valuesTopic = output(Topics.VALUES_NAME);
    deadLetterTopic = output(DeadLetters.topicOf(ProjectionConfiguration.GROUP));
    for (var store :
        List.of(
            ProjectionTopology.FACTS,
            ProjectionTopology.CONTRIBUTIONS,
            ProjectionTopology.VALUES)) {
      changelogs.add(
          output(settings.get(StreamsConfig.APPLICATION_ID_CONFIG) + "-" + store + "-changelog"));
    }
  }

  private TestOutputTopic<String, byte[]> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Feeds events; now and then, by their ids, a second passes. */
  public Driven feed(List<PublishedEvent> events) {
    for (var event : events) {
      feed(event.record());
      if (event.id().hashCode() % 7 == 0) {
        letASecondPass();
      }
    }
    letASecondPass();
    return this;
  }

  public void feed(ProducerRecord<String, byte[]> record) {
    inputs
        .get(record.topic())
        .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), LONG_AGO));
  }

  public void letASecondPass() {
    driver.advanceWallClockTime(Duration.ofMillis(1_010));
  }

  /** The ledger by the entries' ids, as JSON; an entry that comes again must be the same. */
  public Map<String, String> ledger() {
    for (var record : read(ledgerTopic)) {
      sources.add(text(record.headers().lastHeader(CountingProcessor.SOURCE_HEADER).value()));
      var json = text(record.value());
      var entry = EventJson.read(record.value(), LedgerEntry.class);
      assertThat(record.key()).isEqualTo(entry.project().value());
      var known = ledger.putIfAbsent(entry.id(), json);
      assertThat(known == null ? json : known).isEqualTo(json);
    }
    return ledger;
  }

  public List<LedgerEntry> entries() {
    return ledger().values().stream()
        .map(json -> EventJson.read(json.getBytes(StandardCharsets.UTF_8), LedgerEntry.class))
        .toList();
  }

  /** The newest record of each cell, as JSON, without those that were withdrawn. */
  public Map<String, String> valuesJson() {
    for (var record : read(valuesTopic)) {
      if (record.value() == null) {
        values.remove(record.key());
      } else {
        values.put(record.key(), text(record.value()));
      }
    }
    return values;
  }

  public Map<String, Breakdown> values() {
    var quantities = new TreeMap<String, Breakdown>();
    valuesJson()
        .forEach(
            (cell, json) -> {
              var value =
                  EventJson.read(json.getBytes(StandardCharsets.UTF_8), IndicatorValue.class);
              assertThat(value.cell()).isEqualTo(cell);
              quantities.put(cell, value.quantity());
            });
    return quantities;
  }

  public List<TestRecord<String, byte[]>> deadLetters() {
    return read(deadLetterTopic);
  }

  /** Where the events lie that the ledger's entries were made of, one for each entry. */
  public List<String> sources() {
    ledger();
    return sources;
  }

  /** Bytes of the largest record of any topic, changelogs too. */
  public long largestRecord() {
    ledger();
    valuesJson();
    deadLetters();
    changelogs.forEach(this::read);
    return largestRecord;
  }

  private List<TestRecord<String, byte[]>> read(TestOutputTopic<String, byte[]> topic) {
    var read = new ArrayList<>(topic.readRecordsToList());
    for (var record : read) {
      long size = record.key() == null ? 0 : record.key().length();
      size += record.value() == null ? 0 : record.value().length;
      for (var header : record.headers()) {
        size += header.key().length() + (header.value() == null ? 0 : header.value().length);
      }
      largestRecord = Math.max(largestRecord, size);
    }
    return read;
  }

  /** How many events became this: counted, dropped, gap, unknown, dead-letter, broken. */
  public int became(String what) {
    return (int) meters.counter("lotsen.projection.events", "became", what).count();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    driver.close();
  }
}
