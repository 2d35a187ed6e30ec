package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.kit.messaging.DeadLetters.DeadLetter;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topic;

/**
 * What a listener that keeps copies does with records that come twice, too early, too late or
 * broken. A subclass is a Spring test of the service whose listener it is. Nothing waits for time
 * to pass: a good record behind the one that matters says that the listener is through with it.
 */
public abstract class ListenerContract {
  private static final int MANY = 1_000;

  @Autowired private KafkaTemplate<String, byte[]> kafka;
  @Autowired private ConsumerFactory<String, byte[]> consumers;
  @Autowired private MeterRegistry meters;
  private DeadLetters deadLetters;
  private String id;

  /** The consumer group, whose dead letters are looked at. */
  protected abstract String group();

  /** The collection of the copies. */
  protected abstract String copies();

  protected abstract Topic<?> topic();

  protected abstract String newId();

  /**
   * An event of the aggregate, under a key of its own; each sequence makes a copy that is unlike
   * the one before.
   */
  protected abstract Event event(String aggregate, long sequence);

  /** The copy of the aggregate, or null. */
  protected abstract @Nullable Object copyOf(String aggregate);

  /** What the copy looks like after these events, from the first to the one with this sequence. */
  protected abstract Object expectedAfter(String aggregate, long sequence);

  @BeforeEach
  void chooseAnAggregate() {
    id = newId();
    // As in the process that writes the topic.
    deadLetters = new DeadLetters(consumers, kafka, () -> Set.of(topic().name()));
  }

  @Test
  void aRecordThatComesTwiceCountsOnce() {
    var droppedBefore = dropped();
    send(good(1), good(1), good(2), good(2), good(1), good(3));

    awaitCopyAfter(3);
    assertThat(dropped() - droppedBefore).isEqualTo(3);
  }

  @Test
  void aReplayFromTheStartGivesTheSame() {
    send(good(1), good(2), good(3));
    awaitCopyAfter(3);

    send(good(1), good(2), good(3));
    awaitBarrier();

    assertThat(copyOf(id)).isEqualTo(expectedAfter(id, 3));
  }

  @Test
  void whatLeavesAGapIsCountedAndNotAppliedUntilTheMissingOneIsPublished() {
    var gapsBefore = gaps();
    send(good(1), good(3), good(4));
    awaitBarrier();

    assertThat(copyOf(id)).isEqualTo(expectedAfter(id, 1));
    assertThat(gaps() - gapsBefore).isEqualTo(2);

    send(good(1), good(2), good(3), good(4));
    awaitCopyAfter(4);
    assertThat(gaps() - gapsBefore).isEqualTo(2);
  }

  @Test
  void anAggregateThatDoesNotBeginWithItsFirstEventIsAGap() {
    send(good(2));
    awaitBarrier();

    assertThat(copyOf(id)).isNull();
  }

  @Test
  void anUnknownTypeIsSkippedAndCountedAndIsNoDeadLetter() {
    var unknownBefore = unknown();
    send(good(1), good(2).with("ce_type", "se.lotsen.client.cloned.v9"), good(2));

    awaitCopyAfter(2);
    assertThat(unknown() - unknownBefore).isEqualTo(1);
    assertThat(lettersAboutThis()).isEmpty();
  }

  @Test
  void anUnknownFieldIsSkipped() {
    send(good(1).withValue("{\"mood\":\"good\"," + String.valueOf(good(1).text()).substring(1)));

    awaitCopyAfter(1);
    assertThat(lettersAboutThis()).isEmpty();
  }

  static Stream<Arguments> poison() {
    return Stream.of(
        poison("not JSON", record -> record.withValue("{not json"), "Not a readable"),
        poison("another JSON", record -> record.withValue("{\"a\":1}"), "Not a readable"),
        poison("the word null", record -> record.withValue("null"), "null"),
        poison("no value", record -> record.withValue(null), "has no data"),
        poison("no headers", EventRecord::withoutHeaders, "Not a CloudEvent"),
        poison("no type", record -> record.without("ce_type"), "Not a CloudEvent"),
        poison("no id", record -> record.without("ce_id"), "Not a CloudEvent"),
        poison("no sequence", record -> record.without("ce_sequence"), "ce_sequence is missing"),
        poison(
            "no recorded time",
            record -> record.without("ce_recordedtime"),
            "ce_recordedtime is missing"),
        poison("sequence 0", record -> record.with("ce_sequence", "0"), "begins at 1"),
        poison("sequence -1", record -> record.with("ce_sequence", "-1"), "begins at 1"),
        poison("no number", record -> record.with("ce_sequence", "two"), "is no number"),
        poison("wrong subject", record -> record.with("ce_subject", "other"), "other"),
        poison("no time", record -> record.with("ce_recordedtime", "noon"), "RFC 3339"));
  }

  private static Arguments poison(String name, UnaryOperator<EventRecord> spoilt, String reason) {
    return Arguments.of(name, spoilt, reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poison")
  void poisonGoesToTheDeadLettersWithTheReasonAndTheNextRecordIsHandled(
      String name, UnaryOperator<EventRecord> spoilt, String reason) {
    var bad = spoilt.apply(good(2));

    send(good(1), bad, good(2));

    awaitCopyAfter(2);
    var letter = lettersAboutThis().getFirst();
    assertThat(letter.reason()).as(name).contains(reason);
    assertThat(letter.originalTopic()).isEqualTo(topic().name());
    assertThat(letter.headers()).isEqualTo(cloudEventHeaders(bad));
    assertThat(letter.value()).isEqualTo(bad.text());
  }

  private static Map<String, String> cloudEventHeaders(EventRecord record) {
    var headers = new HashMap<>(record.headers());
    headers.remove("content-type");
    return headers;
  }

  @Test
  void aDeadLetterGoesRoundAgainAsItWasAndOnlyOnce() {
    var bad = good(2).withValue("{not json");
    send(good(1), bad, good(2));
    awaitCopyAfter(2);
    assertThat(lettersAboutThis()).hasSize(1);

    assertThat(deadLetters.replay(group())).isPositive();
    await().until(() -> lettersAboutThis().size() == 2);

    var letters = lettersAboutThis();
    assertThat(letters.getLast().headers()).isEqualTo(letters.getFirst().headers());
    assertThat(letters.getLast().value()).isEqualTo(letters.getFirst().value());
    assertThat(letters.getLast().originalTopic()).isEqualTo(topic().name());
    assertThat(copyOf(id)).isEqualTo(expectedAfter(id, 2));
  }

  @Test
  void deadLettersAreListedNewestFirstPageByPageAndSayWhichWereReplayed() {
    var bad = good(2).withValue("{not json");
    send(good(1), bad, bad, bad, good(2));
    awaitCopyAfter(2);
    deadLetters.replay(group());
    await().until(() -> lettersAboutThis().size() == 6);

    var all = deadLetters.list(group(), MANY);
    var offsets = all.stream().map(DeadLetter::offset).toList();
    assertThat(offsets).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
    assertThat(lettersAboutThis())
        .extracting(DeadLetter::replayed)
        .containsExactly(false, false, false, true, true, true);

    // Letters of other tests, replayed here too, may have come back meanwhile.
    var first = deadLetters.list(group(), all.getFirst().offset() + 1, 2);
    var second = deadLetters.list(group(), first.getLast().offset(), 2);
    assertThat(first).isEqualTo(all.subList(0, 2));
    assertThat(second).isEqualTo(all.subList(2, 4));
    assertThat(deadLetters.list(group(), all.getLast().offset(), 2)).isEmpty();
  }

  private EventRecord good(long sequence) {
    return EventRecord.of(topic(), event(id, sequence), sequence);
  }

  /** All to one partition, in this order. */
  private void send(EventRecord... records) {
    for (var record : records) {
      try {
        kafka.send(record.toRecord()).get(10, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("Not sent", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private void awaitCopyAfter(long sequence) {
    await().untilAsserted(() -> assertThat(copyOf(id)).isEqualTo(expectedAfter(id, sequence)));
  }

  /** Returns when the listener is through with all that was sent about this aggregate. */
  private void awaitBarrier() {
    var barrier = newId();
    var record = EventRecord.of(topic(), event(barrier, 1), 1).withKey(event(id, 1).key());
    send(record);
    await().until(() -> copyOf(barrier) != null);
  }

  private List<DeadLetter> lettersAboutThis() {
    return deadLetters.list(group(), MANY).stream()
        .filter(letter -> event(id, 1).key().equals(letter.key()))
        .toList();
  }

  private double dropped() {
    return count("lotsen.listener.dropped", "copies", copies());
  }

  private double gaps() {
    return count("lotsen.listener.gaps", "copies", copies());
  }

  private double unknown() {
    return count("lotsen.listener.unknown", "topic", topic().name());
  }

  private double count(String meter, String tag, String value) {
    var counter = meters.find(meter).tag(tag, value).counter();
    return counter == null ? 0 : counter.count();
  }
}
