package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Large;
import se.lotsen.projection.history.Oracle;

/**
 * A case and an activity as large as they come, on a real broker: no partition stands still, no
 * record grows, and counting anew writes the same ledger. Before them lies a record that is as
 * large as Kafka takes it, so that it cannot be put aside whole.
 */
@Execution(ExecutionMode.CONCURRENT)
class LargeAggregatesIT {
  /** More than enough to go beyond the largest record, were anything to grow with it. */
  private static final int MANY = 6_000;

  private static final int LARGEST_RECORD = 64 * 1024;

  /** Less than 1 MiB with the key and what Kafka adds, and more with the headers of a letter. */
  private static final int ALMOST_TOO_LARGE = 1_048_400;

  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void theyAreCountedWhateverLiesBeforeThem() {
    var history = Large.of(MANY);
    var expected = Oracle.values(history);
    var projection = platform.start("1");
    platform.publish(Projects.planned("4K"));
    platform.send(
        List.of(new ProducerRecord<>(Topics.CASES_NAME, "4K", new byte[ALMOST_TOO_LARGE])));
    platform.publish(Deliveries.interleaved(history.published(), 1));

    TestPlatform.awaitCells(projection, expected, "4K");
    var ledger = ledger(1);
    assertThat(largestRecord(Topics.LEDGER_NAME)).isLessThan(LARGEST_RECORD);
    assertThat(largestRecord(Topics.VALUES_NAME)).isLessThan(LARGEST_RECORD);
    assertThat(largestRecord("lotsen.projection.dead-letters.v1")).isLessThan(LARGEST_RECORD);
    for (var store : List.of("facts", "contributions", "values")) {
      assertThat(largestRecord("lotsen-projection-" + store + "-changelog"))
          .isPositive()
          .isLessThan(LARGEST_RECORD);
    }

    assertThat(projection.post("/actuator/projection").statusCode()).isEqualTo(200);

    TestPlatform.awaitCells(projection, expected, "4K");
    await().untilAsserted(() -> assertThat(ledger(2)).hasSameSizeAs(ledger));
    assertThat(ledger(2)).isEqualTo(ledger);
    assertThat(platform.valuesOnTheTopic()).isEqualTo(expected);
  }

  /** The entries that were written so many times, each time the same. */
  private Map<String, String> ledger(int times) {
    var entries = new TreeMap<String, String>();
    var written = new TreeMap<String, Integer>();
    platform.read(
        Topics.LEDGER_NAME,
        record -> {
          var id = EventJson.read(record.value(), LedgerEntry.class).id();
          var json = new String(record.value(), StandardCharsets.UTF_8);
          var before = entries.put(id, json);
          if (before != null) {
            assertThat(json).isEqualTo(before);
          }
          written.merge(id, 1, Integer::sum);
        });
    written.forEach(
        (id, often) -> {
          if (often != times) {
            entries.remove(id);
          }
        });
    return entries;
  }

  private int largestRecord(String topic) {
    var largest = new int[1];
    platform.read(
        topic,
        record ->
            largest[0] =
                Math.max(
                    largest[0],
                    record.serializedKeySize() + Math.max(0, record.serializedValueSize())));
    return largest[0];
  }
}
