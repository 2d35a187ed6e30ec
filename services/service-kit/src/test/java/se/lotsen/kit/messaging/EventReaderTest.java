package se.lotsen.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventHeaders;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.UnreadableRecord;

/** The short way through the headers says what the CloudEvents SDK says, whatever comes. */
class EventReaderTest {
  private static final String ID = "01970000-0000-7000-8000-000000000001";
  private static final SessionLogged EVENT =
      new SessionLogged(
          new CaseRef(
              new CaseId(ID),
              CaseType.ADVICE,
              new ProjectId("4K"),
              new ClientId(ID),
              Municipality.VINDELN,
              new AreaCode("advice")),
          LocalDate.of(2009, 5, 4),
          new SessionId(ID),
          new BigDecimal("1.5"),
          new AdvisorId("anna"));
  private static final Instant RECORDED = Instant.parse("2009-06-10T07:00:00.123Z");

  /** What the relay writes goes the short way: nothing would be gained otherwise. */
  @Test
  void whatTheRelayWritesIsReadInOnePass() {
    var common = CommonHeaders.of(headers());

    assertThat(common).isNotNull();
    assertThat(EventReader.read(headers(), EventJson.write(EVENT), Event.class))
        .isEqualTo(new Received<>(EVENT, ID + "/7", 7, RECORDED, "why"));
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(3_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void headersBentInAnyWayAreReadAsTheSdkReadsThem(long seed) {
    var random = new Random(seed);
    var bent = headers();
    for (int times = random.nextInt(3); times >= 0; times--) {
      bent = bend(bent, random);
    }
    byte[] value = random.nextInt(8) == 0 ? badValue(random) : EventJson.write(EVENT);

    assertThat(outcome(bent, value, false)).isEqualTo(outcome(bent, value, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2009-06-10T07:00:00Z",
        "2009-06-10T07:00:00.1Z",
        "2009-06-10T07:00:00.123456789Z",
        "2009-06-10T07:00:00+02:00",
        "2009-06-10T23:59:59.5-17:30",
        "2008-02-29T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void aTimeInTheUsualFormIsTheMomentItSays(String time) {
    assertThat(FixedTime.instant(time.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(OffsetDateTime.parse(time).toInstant());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTimeWithAnyCharacterChangedIsNeverAnotherMoment(long seed) {
    var random = new Random(seed);
    var forms =
        List.of(
            "2009-06-10T07:00:00Z", "2012-02-29T23:59:59.123456789Z", "2011-12-31T00:00:01+02:00");
    var time = new StringBuilder(forms.get(random.nextInt(forms.size())));
    for (int times = random.nextInt(3); times >= 0; times--) {
      int at = random.nextInt(time.length());
      switch (random.nextInt(4)) {
        case 0 -> time.deleteCharAt(at);
        case 1 -> time.insert(at, anyCharacter(random));
        default -> time.setCharAt(at, anyCharacter(random));
      }
    }

    var read = FixedTime.instant(time.toString().getBytes(StandardCharsets.UTF_8));

    if (read != null) {
      assertThat(read).as(time.toString()).isEqualTo(moment(time.toString()));
    }
  }

  private static @Nullable Instant moment(String time) {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static char anyCharacter(Random random) {
    return "0123456789-+:.TZtz å".charAt(random.nextInt(20));
  }

  private static Object outcome(Headers headers, byte @Nullable [] value, boolean bySdk) {
    try {
      return bySdk
          ? EventReader.readOfAnyForm(headers, value, Event.class)
          : EventReader.read(headers, value, Event.class);
    } catch (UnreadableRecord e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Headers headers() {
    var cloudEvent =
        CloudEventBuilder.v1()
            .withId(ID + "/7")
            .withSource(URI.create("/case-service"))
            .withType(EventTypes.nameOf(EVENT.getClass()))
            .withSubject(ID)
            .withTime(OffsetDateTime.parse("2009-05-04T00:00:00+02:00"))
            .withExtension(
                EventHeaders.RECORDED_TIME, OffsetDateTime.ofInstant(RECORDED, ZoneOffset.UTC))
            .withExtension(EventHeaders.SEQUENCE, "7")
            .withExtension(EventHeaders.CORRELATION_ID, "why")
            .withExtension(EventHeaders.CAUSATION_ID, "what")
            .withExtension(EventHeaders.PARTITION_KEY, "4K")
            .withData("application/json", EventJson.write(EVENT))
            .build();
    return KafkaMessageFactory.<String>createWriter("t", "4K").writeBinary(cloudEvent).headers();
  }

  private static Headers bend(Headers headers, Random random) {
    var all = new ArrayList<Header>(List.of(headers.toArray()));
    int which = all.isEmpty() ? 0 : random.nextInt(all.size());
    var one = all.isEmpty() ? new RecordHeader("ce_id", new byte[0]) : all.get(which);
    switch (all.isEmpty() ? 9 : random.nextInt(10)) {
      case 0 -> all.remove(which);
      case 1 -> all.add(random.nextInt(all.size() + 1), one);
      case 2 -> all.set(which, new RecordHeader(one.key(), (byte[]) null));
      case 3 -> all.set(which, new RecordHeader(one.key(), new byte[0]));
      case 4 -> all.set(which, new RecordHeader(one.key().toUpperCase(), one.value()));
      case 5 -> all.add(new RecordHeader(anyOf(random, NAMES), text(anyOf(random, VALUES))));
      case 6 -> all.set(which, new RecordHeader(anyOf(random, NAMES), one.value()));
      default -> all.set(which, new RecordHeader(one.key(), text(anyOf(random, VALUES))));
    }
    return new RecordHeaders(all);
  }

  private static final List<String> NAMES =
      List.of(
          "ce_id",
          "ce_",
          "ce_x",
          "ce_a-b",
          "CE_time",
          "Content-Type",
          "content-type",
          "ce_time",
          "ce_specversion",
          "ce_dataschema",
          "ce_datacontenttype",
          "trace",
          "ce_sequence",
          "ce_source",
          "ce_correlationid",
          "");
  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "-1",
          "007",
          "+7",
          "99999999999999999999",
          "1.0",
          "0.3",
          "1.1",
          " ",
          "/",
          "/case-service",
          "//",
          "urn:x",
          ":",
          "a b",
          "application/json",
          "application/json; a=b",
          "text/plain",
          "application/cloudevents+json",
          "2009-06-10T07:00:00Z",
          "2009-06-10T07:00Z",
          "2009-02-30T07:00:00Z",
          "2009-06-10T24:00:00Z",
          "2009-06-10T07:00:60Z",
          "2009-06-10t07:00:00z",
          "se.lotsen.case.opened.v1",
          "se.lotsen.case.praised.v1",
          ID,
          "ü\u0000",
          "7");

  private static String anyOf(Random random, List<String> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static byte @Nullable [] badValue(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> new byte[0];
      case 2 -> text("null");
      default -> text("{}");
    };
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
