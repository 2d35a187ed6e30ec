package se.lotsen.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.projection.history.Command;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Place;
import se.lotsen.projection.history.PublishedEvent;
import se.lotsen.projection.history.TestRules;

/**
 * Events that can be read and not be counted: sums of more than twelve digits, as they come of a
 * number mistyped twice. Whatever the fault, the event is put aside whole and the next is counted.
 */
class BrokenEventTest {
  private static final Instant MOMENT = Instant.parse("2011-01-10T08:00:00Z");
  private static final LocalDate MAY_4 = LocalDate.of(2009, 5, 4);
  private static final LocalDate JUNE_9 = LocalDate.of(2009, 6, 9);
  private static final Place PLACE = Place.of(Municipality.VINDELN, "advice");
  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final String JOBS = "4K|new-jobs|1|2404|advice|2009-05";
  private static final BigDecimal ALMOST = new BigDecimal("999999999990");

  /** Too many together with 1 200, and not with 1 000. */
  private static final BigDecimal NEARLY = new BigDecimal("999999998900");

  @Test
  void whatWasBookedOfItIsTakenBackAndTheNextEventIsCounted() {
    try (var driven = new Driven(TestRules.CATALOGUE)) {
      driven.feed(published(opened(1), outcome(1, ALMOST)));
      var other = published(opened(2), outcome(2, BigDecimal.ONE), corrected(2, BigDecimal.TEN));
      driven.feed(other.subList(0, 2));
      var before = Map.copyOf(driven.ledger());

      // Takes back the 1, and cannot enter the 10.
      driven.feed(other.subList(2, 3));

      assertThat(driven.ledger()).isEqualTo(before);
      assertThat(driven.values()).containsEntry(JOBS, sum("999999999991"));
      assertThat(driven.became("broken")).isEqualTo(1);
      var letter = driven.deadLetters().getFirst();
      assertThat(letter.headers().lastHeader("ce_id").value())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(other.getLast().id());
      assertThat(letter.headers().lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE).value())
          .asString(StandardCharsets.UTF_8)
          .contains("twelve digits");

      driven.feed(published(opened(3), outcome(3, new BigDecimal("0.5"))));
      assertThat(driven.values()).containsEntry(JOBS, sum("999999999991.5"));
    }
  }

  @Test
  void onceTheFaultIsMendedItIsCountedLikeAnyOther() {
    try (var driven = new Driven(TestRules.CATALOGUE)) {
      var first = published(opened(1), outcome(1, ALMOST), corrected(1, BigDecimal.ONE));
      var other = published(opened(2), outcome(2, BigDecimal.TEN));
      driven.feed(first.subList(0, 2));
      driven.feed(other);
      assertThat(driven.became("broken")).isEqualTo(1);

      driven.feed(first.subList(2, 3));
      driven.feed(other);

      assertThat(driven.values()).containsEntry(JOBS, sum("11"));
    }
  }

  /** Of so many entries that some were sent before the fault: only the transaction undoes that. */
  @Test
  void whatWasSentInPartFailsTheTaskAndIsPutAsideWhenItComesAgain() {
    var events = new ArrayList<PublishedEvent>();
    events.addAll(published(planned(1, JUNE_9), heads(1, NEARLY)));
    var fair = new ArrayList<Command>(List.of(planned(2, MAY_4)));
    for (int number = 0; number < 1_200; number++) {
      fair.add(attended(2, number));
    }
    fair.add(new Command.ChangeActivity(activity(2), ActivityKind.FAIR, PLACE, JUNE_9));
    events.addAll(published(fair.toArray(Command[]::new)));
    var broken = new BrokenPlaces();
    try (var driven = new Driven(TestRules.CATALOGUE, broken)) {
      driven.feed(events.subList(0, events.size() - 1));
      assertThatThrownBy(() -> driven.feed(events.subList(events.size() - 1, events.size())))
          .isInstanceOf(StreamsException.class)
          .hasStackTraceContaining("in part");
    }
    // The task begins again, on another thread.
    try (var driven = new Driven(TestRules.CATALOGUE, broken)) {
      driven.feed(events);
      driven.feed(published(opened(3), outcome(3, BigDecimal.ONE)));

      assertThat(driven.became("broken")).isEqualTo(1);
      assertThat(driven.deadLetters()).hasSize(1);
      assertThat(driven.values())
          .containsEntry("4K|participants|1|2404|advice|2009-05", sum("1200"))
          .containsEntry("4K|participants|1|2404|advice|2009-06", Breakdown.unsplit(NEARLY))
          .containsEntry(JOBS, sum("1"));
    }
  }

  private static List<PublishedEvent> published(Command... commands) {
    return new History(
            List.of(commands).stream().map(command -> new History.Given(command, MOMENT)).toList())
        .published()
        .get(commands[0].aggregate());
  }

  private static Command opened(int number) {
    return new Command.OpenCase(caseId(number), PROJECT, client(), PLACE, MAY_4);
  }

  private static Command outcome(int number, BigDecimal jobs) {
    return new Command.RecordOutcome(
        caseId(number), outcomeId(number), MAY_4, Breakdown.unsplit(jobs));
  }

  private static Command corrected(int number, BigDecimal jobs) {
    return new Command.CorrectOutcome(
        caseId(number), outcomeId(number), MAY_4, Breakdown.unsplit(jobs));
  }

  private static Command planned(int number, LocalDate on) {
    return new Command.PlanActivity(activity(number), ActivityKind.FAIR, PROJECT, PLACE, on);
  }

  private static Command heads(int number, BigDecimal heads) {
    return new Command.CountHeads(activity(number), TargetGroup.PUBLIC, Breakdown.unsplit(heads));
  }

  private static Command attended(int number, int who) {
    return new Command.RecordAttendance(
        activity(number),
        new RegistrationId(uuid(5, who)),
        new Participant(
            new ParticipantId(uuid(6, who)), null, TargetGroup.PUBLIC, Gender.NOT_STATED),
        true);
  }

  private static Breakdown sum(String sum) {
    return Breakdown.unsplit(new BigDecimal(sum));
  }

  private static ClientId client() {
    return new ClientId(uuid(1, 1));
  }

  private static CaseId caseId(int number) {
    return new CaseId(uuid(2, number));
  }

  private static OutcomeId outcomeId(int number) {
    return new OutcomeId(uuid(3, number));
  }

  private static ActivityId activity(int number) {
    return new ActivityId(uuid(4, number));
  }

  private static String uuid(int kind, int number) {
    return "00000000-%04d-7000-8000-%012d".formatted(kind, number);
  }
}
