package se.lotsen.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.LogSession;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordOutcome;
import se.lotsen.cases.casefile.CaseCommand.RecordSuccession;
import se.lotsen.cases.casefile.CaseCommand.TakeStep;
import se.lotsen.cases.casefile.CaseHistory.Entry;
import se.lotsen.cases.casefile.HistoryDecider.Verdict;
import se.lotsen.cases.lifecycle.CaseTrigger;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.SuccessorKind;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.work.ProjectReplica;

/**
 * Whole histories: what could have been entered by hand goes in, in whatever order a file has it.
 */
class HistoryDeciderProperties {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final LocalDate OPENED = LocalDate.parse("2009-03-02");
  private static final AreaCode ADVICE = new AreaCode("advice");
  private static final ProjectReplica PROJECT =
      new ProjectReplica(
          new ProjectId("4K"),
          new Period(LocalDate.parse("2008-01-01"), LocalDate.parse("2026-12-31")),
          List.of(Municipality.VANNAS),
          List.of(ADVICE),
          ProjectReplica.Status.ACTIVE);
  private static final OpenCase OPENING =
      new OpenCase(
          new CaseRef(
              new CaseId("01970000-0000-7000-8000-000000000001"),
              CaseType.ADVICE,
              PROJECT.id(),
              new ClientId("01970000-0000-7000-8000-000000000002"),
              Municipality.VANNAS,
              ADVICE),
          OPENED,
          new AdvisorId("anna"),
          null,
          null,
          null);

  private final CaseDecider decider = new CaseDecider(new TableLifecycle());
  private final HistoryDecider histories = new HistoryDecider(decider);

  @Property(tries = 500)
  void aHistoryThatHappenedIsAcceptedInWhateverOrderItsDaysAreWritten(@ForAll long seed) {
    var random = new Random(seed);
    var happened = happened(random);
    var written = new ArrayList<>(happened);
    Collections.shuffle(written, random);
    written.sort(Comparator.comparing(Entry::on));

    var verdict = decide(written);

    assertThat(verdict).isInstanceOf(Verdict.Holds.class);
    var steps = ((Verdict.Holds) verdict).steps();
    var accepted =
        new Decision.Accepted<CaseFile, CaseEvent>(
            steps.getLast().state(),
            steps.stream().flatMap(step -> step.events().stream()).toList(),
            null);
    assertThat(accepted.events()).hasSize(happened.size() + 1);
    assertThat(accepted.state().stateCode()).isEqualTo(after(happened).stateCode());
    assertThat(accepted.state().work().sessions()).isEqualTo(after(happened).work().sessions());
    assertThat(accepted.state().work().hours())
        .isEqualByComparingTo(after(happened).work().hours());
    assertThat(folded(accepted)).isEqualTo(accepted.state());
  }

  /** A walk through the lifecycle as people take it, several entries a day. */
  private List<Entry> happened(Random random) {
    var happened = new ArrayList<Entry>();
    var file = open();
    var day = OPENED;
    for (int i = 0; i < 60; i++) {
      day = day.plusDays(random.nextInt(3));
      var change = change(random, day, i);
      if (decider.change(file, change, PROJECT, TODAY)
          instanceof Decision.Accepted<CaseFile, CaseEvent> accepted) {
        happened.add(new Entry(i, day, change));
        file = accepted.state();
      }
    }
    return happened;
  }

  /** No way back from an end: after one, the order within a day may mean either of two things. */
  private static Change change(Random random, LocalDate day, int number) {
    var steps =
        List.of(
            "ANALYSE_NEEDS",
            "START_ADVISING",
            "WAIT_FOR_CLIENT",
            "RESUME",
            "START_FOLLOW_UP",
            "COMPLETE");
    return switch (random.nextInt(4)) {
      case 0 -> session(day, number);
      case 1 ->
          new RecordOutcome(
              new OutcomeId(id("outcome", number)), day, OutcomeKind.ADVICE_USED, null, null);
      default -> new TakeStep(trigger(steps.get(random.nextInt(steps.size()))), day, null);
    };
  }

  private static LogSession session(LocalDate day, int number) {
    return new LogSession(new SessionId(id("session", number)), day, BigDecimal.ONE, null, null);
  }

  private static String id(String what, int number) {
    return IdSource.of(what + number);
  }

  private static Entry step(int row, int day, String trigger, @Nullable String reason) {
    var on = OPENED.plusDays(day);
    return new Entry(row, on, new TakeStep(trigger(trigger), on, reason));
  }

  private static CaseTrigger trigger(String name) {
    return Lifecycle.of(CaseType.ADVICE).triggers().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Example
  void aHistoryOfTwentyThousandSessionsIsDecidedDayByDay() {
    var entries = new ArrayList<Entry>();
    entries.add(step(1, 1, "ANALYSE_NEEDS", null));
    entries.add(step(2, 1, "START_ADVISING", null));
    IntStream.range(0, 20_000)
        .forEach(
            number -> {
              var day = OPENED.plusDays(2 + number / 10);
              entries.add(new Entry(3 + number, day, session(day, number)));
            });

    assertThat(decide(entries)).isInstanceOf(Verdict.Holds.class);
  }

  @Example
  void aDayOfManyThousandEntriesIsDecidedAlsoWhenWhatMakesThemPossibleStandsLast() {
    var day = OPENED.plusDays(1);
    var entries = new ArrayList<Entry>();
    IntStream.range(0, 6_000)
        .forEach(number -> entries.add(new Entry(number, day, session(day, number))));
    entries.add(step(6_000, 1, "START_ADVISING", null));
    entries.add(step(6_001, 1, "ANALYSE_NEEDS", null));

    var verdict = decide(entries);

    assertThat(verdict).isInstanceOf(Verdict.Holds.class);
    assertThat(
            ((Verdict.Holds) verdict)
                .steps().stream().flatMap(step -> step.events().stream()).toList())
        .filteredOn(SessionLogged.class::isInstance)
        .hasSize(6_000);
  }

  @Example
  void manySessionsOfADayDoNotMakeTheOrderOfItsStepsHarderToFind() {
    var entries = new ArrayList<Entry>();
    entries.add(step(1, 1, "ANALYSE_NEEDS", null));
    entries.add(step(2, 1, "START_ADVISING", null));
    var day = OPENED.plusDays(2);
    IntStream.range(0, 12)
        .forEach(number -> entries.add(new Entry(3 + number, day, session(day, number))));
    // As a file had it: the follow-up begins after the client was waited for.
    entries.add(5, step(20, 2, "START_FOLLOW_UP", null));
    entries.add(10, step(21, 2, "WAIT_FOR_CLIENT", null));
    entries.add(step(22, 2, "RESUME", null));

    assertThat(decide(entries)).isInstanceOf(Verdict.Holds.class);
  }

  /** What is agreed on may be taken away again by what is written later on the same day. */
  @Example
  void whatIsAgreedOnGivesWayToAStepThatNeedsWhatWasAgreedBefore() {
    var day = OPENED.plusDays(3);
    var entries =
        List.of(
            succession(1, 1, "OPEN_DIALOGUE"),
            succession(2, 1, "VALUE"),
            new Entry(
                3,
                OPENED.plusDays(2),
                new RecordSuccession(null, OPENED.plusDays(2), SuccessorKind.EMPLOYEE, null, null)),
            // The successor is left out: it is not known any more.
            new Entry(4, day, new RecordSuccession(null, day, null, null, null)),
            succession(5, 3, "NEGOTIATE"));
    var opening =
        new OpenCase(
            new CaseRef(
                new CaseId("01970000-0000-7000-8000-000000000003"),
                CaseType.SUCCESSION,
                PROJECT.id(),
                new ClientId("01970000-0000-7000-8000-000000000002"),
                Municipality.VANNAS,
                ADVICE),
            OPENED,
            new AdvisorId("anna"),
            null,
            null,
            null);

    var verdict = histories.decide(new CaseHistory(opening, entries), 0, PROJECT, TODAY);

    assertThat(verdict).as("%s", verdict).isInstanceOf(Verdict.Holds.class);
  }

  private static Entry succession(int row, int day, String trigger) {
    var on = OPENED.plusDays(day);
    var step =
        Lifecycle.of(CaseType.SUCCESSION).triggers().stream()
            .filter(each -> each.name().equals(trigger))
            .findFirst()
            .orElseThrow();
    return new Entry(row, on, new TakeStep(step, on, null));
  }

  @Example
  void aDayOfManySessionsThatCannotBeIsRefusedWithTheSentenceOfWhatIsWrong() {
    var entries = new ArrayList<Entry>();
    entries.add(step(1, 1, "ANALYSE_NEEDS", null));
    entries.add(step(2, 1, "START_ADVISING", null));
    var day = OPENED.plusDays(2);
    IntStream.range(0, 12)
        .forEach(number -> entries.add(new Entry(3 + number, day, session(day, number))));
    entries.add(step(40, 2, "COMPLETE", null));

    var wrong = ((Verdict.Breaks) decide(entries)).wrong();

    assertThat(wrong.row()).isEqualTo(40);
    assertThat(wrong.why().code()).isEqualTo("no-such-step");
    assertThat(wrong.why().message().en()).startsWith("COMPLETE");
  }

  @Example
  void stepsThatAreTheSameAreTriedOnce() {
    var entries = new ArrayList<Entry>();
    entries.add(step(1, 1, "ANALYSE_NEEDS", null));
    entries.add(step(2, 1, "START_ADVISING", null));
    IntStream.range(0, 40).forEach(i -> entries.add(step(3 + i, 2, "WAIT_FOR_CLIENT", null)));
    IntStream.range(0, 39).forEach(i -> entries.add(step(50 + i, 2, "RESUME", null)));
    entries.add(step(99, 2, "START_FOLLOW_UP", null));

    assertThat(((Verdict.Breaks) decide(entries)).wrong().why().code()).isEqualTo("no-such-step");
  }

  @Example
  void aDayWithTooManyOrdersIsRefusedWithItsRowAndASentence() {
    var entries = new ArrayList<Entry>();
    IntStream.range(0, 10)
        .forEach(
            i -> {
              entries.add(step(3 + i, 1, "WITHDRAW", "withdrawn " + i));
              entries.add(step(20 + i, 1, "REOPEN", "reopened " + i));
            });
    entries.add(step(40, 1, "COMPLETE", null));

    var wrong = ((Verdict.Breaks) decide(entries)).wrong();

    assertThat(wrong.why().code()).isEqualTo("day-undecided");
    assertThat(wrong.why().message().en())
        .startsWith("No order was found in which all 21 entries of 2009-03-03 are possible");
  }

  @Example
  void whatIsNotPossibleIsRefusedWithItsOwnSentence() {
    var verdict = decide(List.of(step(7, 1, "ANALYSE_NEEDS", null), step(8, 2, "WITHDRAW", null)));

    assertThat(verdict).isInstanceOf(Verdict.Breaks.class);
    assertThat(((Verdict.Breaks) verdict).wrong().row()).isEqualTo(8);
    assertThat(((Verdict.Breaks) verdict).wrong().why().code()).isEqualTo("guard-refused");
  }

  @Example
  void notesStandWithTheirDaysAtWhatTheyWereWrittenOf() {
    var entries = new ArrayList<Entry>();
    entries.add(step(1, 1, "ANALYSE_NEEDS", "först"));
    entries.add(step(2, 2, "START_ADVISING", null));

    var steps = ((Verdict.Holds) decide(entries)).steps();

    assertThat(steps.get(1).note()).isEqualTo("2009-03-03: först");
    assertThat(steps.get(2).note()).isNull();
  }

  private Verdict decide(List<Entry> entries) {
    return histories.decide(new CaseHistory(OPENING, entries), 0, PROJECT, TODAY);
  }

  private CaseFile open() {
    return ((Decision.Accepted<CaseFile, CaseEvent>) decider.open(OPENING, PROJECT, TODAY)).state();
  }

  private CaseFile after(List<Entry> entries) {
    var file = open();
    for (var entry : entries) {
      file =
          ((Decision.Accepted<CaseFile, CaseEvent>)
                  decider.change(file, entry.change(), PROJECT, TODAY))
              .state();
    }
    return file;
  }

  private CaseFile folded(Decision.Accepted<CaseFile, CaseEvent> whole) {
    var file = open();
    for (var event : whole.events().subList(1, whole.events().size())) {
      file = file.after(event);
    }
    return file;
  }
}
