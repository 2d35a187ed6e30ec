package se.lotsen.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.support.KafkaHeaders;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.Topics;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.projection.history.Command;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Place;
import se.lotsen.projection.history.PublishedEvent;
import se.lotsen.projection.history.TestRules;

/** What cannot be read is put aside with the reason, and the next record is counted. */
class PoisonTest {
  private static final Map<String, Breakdown> ONE_CONTACT =
      Map.of("4K|contacts|1|2404|advice|2009-05", Breakdown.unsplit(BigDecimal.ONE));

  private final Driven driven = new Driven(TestRules.CATALOGUE);

  @AfterEach
  void close() {
    driven.close();
  }

  static Stream<Arguments> poison() {
    return Stream.of(
        poison("is no JSON", record -> with(record, "no JSON"), "Not a readable ContactLogged"),
        poison("is JSON of another kind", record -> with(record, "[1, 2]"), "Not a readable"),
        poison(
            "lacks a field",
            record -> with(record, text(record).replace("\"on\"", "\"off\"")),
            "Not a readable ContactLogged"),
        poison("is null in JSON", record -> with(record, "null"), "Not a ContactLogged but null"),
        poison("has no value", record -> with(record, null), "has no data"),
        poison("has no headers", record -> without(record, "ce_"), "Not a CloudEvent"),
        poison("has no sequence", record -> without(record, "ce_sequence"), "ce_sequence"),
        poison(
            "has a sequence that is no number",
            record -> header(record, "ce_sequence", "first"),
            "The sequence is no number"),
        poison(
            "has a sequence below the first",
            record -> header(record, "ce_sequence", "0"),
            "The sequence is 0"),
        poison("has no moment", record -> without(record, "ce_recordedtime"), "ce_recordedtime"),
        poison(
            "has a moment that is none",
            record -> header(record, "ce_recordedtime", "yesterday"),
            "recordedtime 'yesterday'"),
        poison("is of another aggregate", record -> header(record, "ce_subject", "x"), "subject"),
        poison(
            "is a CloudEvent of another version",
            record -> header(record, "ce_specversion", "7.0"),
            "Not a CloudEvent"),
        poison(
            "has a header without value",
            record -> {
              record.headers().remove("ce_specversion").add("ce_specversion", null);
              return record;
            },
            "Not a CloudEvent"),
        poison(
            "has an id of many letters",
            record -> header(record, "ce_id", "1".repeat(500_000)),
            "more than 100 letters"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poison")
  void whatCannotBeReadIsPutAsideAndTheNextIsCounted(
      String what, UnaryOperator<ProducerRecord<String, byte[]>> bend, String reason) {
    var bent = bend.apply(contact(1).record());

    driven.feed(bent);
    driven.feed(List.of(contact(2)));

    var letter = driven.deadLetters();
    assertThat(letter).hasSize(1);
    assertThat(letter.getFirst().key()).isEqualTo(bent.key());
    assertThat(letter.getFirst().value()).isEqualTo(bent.value());
    var headers = letter.getFirst().headers();
    assertThat(text(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE)).contains(reason);
    assertThat(text(headers, KafkaHeaders.DLT_EXCEPTION_FQCN))
        .isEqualTo(UnreadableRecord.class.getName());
    assertThat(text(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC)).isEqualTo(Topics.CONTACTS_NAME);
    bent.headers()
        .forEach(
            header ->
                assertThat(headers.lastHeader(header.key()).value()).isEqualTo(header.value()));
    assertThat(driven.became("dead-letter")).isEqualTo(1);
    assertThat(driven.became("counted")).isEqualTo(1);
    assertThat(driven.values()).isEqualTo(ONE_CONTACT);
  }

  @Test
  void whatIsTooLargeForADeadLetterGoesWithoutItsValueButWithItsPlace() {
    var bent = with(contact(1).record(), "x".repeat(2_000_000));

    driven.feed(List.of(contact(2)));
    driven.feed(bent);

    var letter = driven.deadLetters().getFirst();
    assertThat(letter.key()).isEqualTo("4K");
    assertThat(letter.value()).isNull();
    assertThat(text(letter.headers(), "ce_id")).isEqualTo(contact(1).id());
    assertThat(text(letter.headers(), KafkaHeaders.DLT_EXCEPTION_MESSAGE))
        .contains("Not a readable", "bytes are too many: see lotsen.contacts.events.v1/0/1");
    assertThat(ByteBuffer.wrap(value(letter.headers(), KafkaHeaders.DLT_ORIGINAL_OFFSET)).getLong())
        .isEqualTo(1);
    assertThat(driven.largestRecord()).isLessThan(64 * 1024);
  }

  @Test
  void headersThatAreTooLargeForADeadLetterAreLeftOut() {
    driven.feed(header(contact(1).record(), "ce_recordedtime", "y".repeat(2_000_000)));

    var letter = driven.deadLetters().getFirst();
    assertThat(letter.key()).isNull();
    assertThat(letter.headers().lastHeader("ce_id")).isNull();
    assertThat(text(letter.headers(), KafkaHeaders.DLT_EXCEPTION_MESSAGE))
        .contains("recordedtime 'yyy", "…", "see lotsen.contacts.events.v1/0/0")
        .hasSizeLessThan(3_000);
    assertThat(driven.largestRecord()).isLessThan(64 * 1024);
  }

  @Test
  void anEntrySaysWhereItsEventLies() {
    driven.feed(List.of(contact(1), contact(2)));

    assertThat(driven.sources())
        .containsExactly("lotsen.contacts.events.v1/0/0", "lotsen.contacts.events.v1/0/1");
  }

  @Test
  void aRecordWithoutKeyIsPutAsideToo() {
    driven.feed(new ProducerRecord<>(Topics.CASES_NAME, null, new byte[] {1, 2, 3}));

    assertThat(driven.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.key()).isNull());
  }

  @Test
  void whatIsOfAnUnknownTypeIsSkippedAndCountedAsThat() {
    driven.feed(header(contact(1).record(), "ce_type", "se.lotsen.contact.praised.v1"));
    driven.feed(with(header(contact(1).record(), "ce_type", "se.lotsen.case.opened.v2"), "?"));
    driven.feed(List.of(contact(2)));

    assertThat(driven.deadLetters()).isEmpty();
    assertThat(driven.became("unknown")).isEqualTo(2);
    assertThat(driven.became("dead-letter")).isZero();
    assertThat(driven.values()).isEqualTo(ONE_CONTACT);
  }

  private static Arguments poison(
      String what, UnaryOperator<ProducerRecord<String, byte[]>> bend, String reason) {
    return Arguments.of(what, bend, reason);
  }

  private static ProducerRecord<String, byte[]> with(
      ProducerRecord<String, byte[]> record, String value) {
    return new ProducerRecord<>(
        record.topic(),
        null,
        record.key(),
        value == null ? null : value.getBytes(StandardCharsets.UTF_8),
        record.headers());
  }

  private static ProducerRecord<String, byte[]> without(
      ProducerRecord<String, byte[]> record, String prefix) {
    Stream.of(record.headers().toArray())
        .filter(header -> header.key().startsWith(prefix))
        .forEach(header -> record.headers().remove(header.key()));
    return record;
  }

  private static ProducerRecord<String, byte[]> header(
      ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private static String text(ProducerRecord<String, byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static String text(Headers headers, String name) {
    return new String(value(headers, name), StandardCharsets.UTF_8);
  }

  private static byte[] value(Headers headers, String name) {
    return headers.lastHeader(name).value();
  }

  private static PublishedEvent contact(int number) {
    var command =
        new Command.LogContact(
            new ContactId("00000000-0001-7000-8000-%012d".formatted(number)),
            new ProjectId("4K"),
            new ClientId("00000000-0000-7000-8000-000000000001"),
            Place.of(Municipality.VINDELN, "advice"),
            LocalDate.of(2009, 5, 4),
            Channel.EMAIL);
    return new History(List.of(new History.Given(command, Instant.parse("2011-01-10T08:00:00Z"))))
        .published()
        .get(command.aggregate())
        .getFirst();
  }
}
