package se.lotsen.projection.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lotsen.projection.counting.Entries.session;

import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.Topics;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.projection.counting.Entries;

class SinksIT {
  private static final String CAUSE = "se.lotsen.case.moved.v1";

  private final TestLedger ledger = TestLedger.embedded();
  private final Sinks sinks = new Sinks(ledger.mongo(), Filings.NONE);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void theSameBatchTwiceIsOnceAlsoWhenItBringsNewEntriesInBetween() {
    sinks.ledger(batch("cases/0/1", 1, 500));
    sinks.ledger(batch("cases/0/1", 250, 700));
    sinks.ledger(batch("cases/0/1", 1, 10));

    assertThat(count()).isEqualTo(700);
  }

  @Test
  void anEntryTwiceInABatchIsOnce() {
    sinks.ledger(
        List.of(record(session("a/1/0"), "cases/0/1"), record(session("a/1/0"), "cases/0/1")));

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anEntryIsReadAsItWasFiled() {
    var retracted = session("a/1/0").hours("2.5").reversedBy("a/2/0");
    sinks.ledger(List.of(record(session("b/1/0"), "cases/0/1"), record(retracted, "cases/0/2")));

    assertThat(Filed.in(ledger.mongo().getCollection(Collections.LEDGER)).find())
        .containsExactlyInAnyOrder(
            Filed.of(session("b/1/0").entry(), "cases/0/1", CAUSE, false, 0),
            Filed.of(retracted.entry(), "cases/0/2", CAUSE, false, 0));
  }

  /** After a loss of Kafka everything is published again, to other offsets. */
  @Test
  void anEntryThatComesAgainSaysWhereItsEventLiesNow() {
    sinks.ledger(batch("cases/0/1", 1, 3));
    sinks.ledger(batch("cases/0/700", 2, 2));

    assertThat(sourceOf("a/1/0")).isEqualTo("cases/0/1");
    assertThat(sourceOf("a/2/0")).isEqualTo("cases/0/700");
  }

  /** A batch is refused whole before anything is written; its records then come one by one. */
  @Test
  void aBatchWithARecordThatCannotBeReadIsRefusedWholeAsBroken() {
    var broken =
        new ConsumerRecord<>(Topics.LEDGER_NAME, 0, 1, "4K", "{".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> sinks.ledger(List.of(record(session("a/1/0"), "x/0/1"), broken)))
        .isInstanceOf(UnreadableRecord.class)
        .satisfies(e -> assertThat(FailureKind.of(e)).isEqualTo(FailureKind.BROKEN));
    assertThat(count()).isZero();
  }

  @Test
  void aStoreThatIsAwayIsWaitedFor() {
    ledger.stopStore();

    assertThatThrownBy(() -> sinks.ledger(batch("cases/0/1", 1, 2)))
        .satisfies(e -> assertThat(FailureKind.of(e)).isEqualTo(FailureKind.TRANSIENT));
  }

  private static List<ConsumerRecord<String, byte[]>> batch(String source, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(number -> record(session("a/%d/0".formatted(number)), source))
        .toList();
  }

  private static ConsumerRecord<String, byte[]> record(Entries entry, String source) {
    var record =
        new ConsumerRecord<>(Topics.LEDGER_NAME, 0, 0, "4K", EventJson.write(entry.entry()));
    record.headers().add(Sinks.SOURCE_HEADER, source.getBytes(StandardCharsets.UTF_8));
    record.headers().add(Sinks.CAUSE_HEADER, CAUSE.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private long count() {
    return ledger.mongo().getCollection(Collections.LEDGER).countDocuments();
  }

  private String sourceOf(String id) {
    Document found =
        ledger.mongo().getCollection(Collections.LEDGER).find(Filters.eq("_id", id)).first();
    return found == null ? "" : found.getString("source");
  }
}
