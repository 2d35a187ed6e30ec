package se.lotsen.benchmarks;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TriggerCode;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseOpened;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.OutcomeRecorded;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventHeaders;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.Topics;

/** A history of advice cases as records for the topic of cases. */
public final class Events {
  /** How many events each case has. */
  public static final int PER_CASE = 8;

  private static final List<Municipality> MUNICIPALITIES = List.of(Municipality.values());
  private static final LocalDate BEGIN = LocalDate.parse("2008-01-01");

  private Events() {}

  /** Cases one after the other, spread over the projects; every record an hour old. */
  public static void cases(int cases, int projects, Consumer<ProducerRecord<String, byte[]>> to) {
    for (int number = 0; number < cases; number++) {
      var about =
          new CaseRef(
              new CaseId(id(1, number)),
              CaseType.ADVICE,
              new ProjectId("P" + number % projects),
              new ClientId(id(2, number / 3)),
              MUNICIPALITIES.get(number % MUNICIPALITIES.size()),
              new AreaCode("advice"));
      var day = BEGIN.plusDays(number % 900);
      int sequence = 0;
      for (var event : history(about, day, number)) {
        to.accept(record(event, ++sequence));
      }
    }
  }

  private static List<Event> history(CaseRef about, LocalDate day, int number) {
    var anna = new AdvisorId("anna");
    return List.of(
        new CaseOpened(about, day, new StateCode("REGISTERED"), anna, null, null),
        moved(about, day, "ANALYSE_NEEDS", "REGISTERED", "NEEDS_ANALYSIS"),
        moved(about, day, "START_ADVISING", "NEEDS_ANALYSIS", "ADVISING"),
        new SessionLogged(about, day, session(number, 0), new BigDecimal("1.5"), anna),
        new SessionLogged(about, day.plusDays(9), session(number, 1), BigDecimal.TWO, anna),
        new SessionLogged(about, day.plusDays(20), session(number, 2), BigDecimal.ONE, anna),
        new OutcomeRecorded(
            about,
            day.plusDays(40),
            new OutcomeId(id(4, number)),
            OutcomeKind.NEW_JOBS,
            new Breakdown(BigDecimal.ONE, new BigDecimal("0.5"), BigDecimal.ZERO)),
        moved(about, day.plusDays(50), "START_FOLLOW_UP", "ADVISING", "FOLLOW_UP"));
  }

  private static CaseMoved moved(
      CaseRef about, LocalDate on, String trigger, String from, String to) {
    return new CaseMoved(
        about, on, new TriggerCode(trigger), new StateCode(from), new StateCode(to));
  }

  private static SessionId session(int number, int which) {
    return new SessionId(id(3, number * 10L + which));
  }

  private static String id(int kind, long number) {
    return new UUID(0x0197_0000_0000_7000L + kind, 0x8000_0000_0000_0000L + number).toString();
  }

  private static ProducerRecord<String, byte[]> record(Event event, int sequence) {
    var recorded = Instant.parse("2009-06-01T10:00:00Z").plusSeconds(sequence);
    var cloudEvent =
        CloudEventBuilder.v1()
            .withId(event.subject() + "/" + sequence)
            .withSource(URI.create("/case-service"))
            .withType(EventTypes.nameOf(event.getClass()))
            .withSubject(event.subject())
            .withTime(event.on().atStartOfDay().atOffset(ZoneOffset.UTC))
            .withExtension(EventHeaders.RECORDED_TIME, recorded.atOffset(ZoneOffset.UTC))
            .withExtension(EventHeaders.SEQUENCE, Integer.toString(sequence))
            .withExtension(EventHeaders.CORRELATION_ID, event.subject())
            .withExtension(EventHeaders.CAUSATION_ID, event.subject())
            .withExtension(EventHeaders.PARTITION_KEY, event.key())
            .withData("application/json", EventJson.write(event))
            .build();
    long anHourAgo = Instant.now().minusSeconds(3600).toEpochMilli();
    return KafkaMessageFactory.<String>createWriter(Topics.CASES_NAME, null, anHourAgo, event.key())
        .writeBinary(cloudEvent);
  }
}
