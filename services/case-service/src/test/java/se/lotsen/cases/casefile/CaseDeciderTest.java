package se.lotsen.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lotsen.cases.casefile.CaseCommand.AssignAdvisor;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.CorrectOutcome;
import se.lotsen.cases.casefile.CaseCommand.CorrectSession;
import se.lotsen.cases.casefile.CaseCommand.LogSession;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordOutcome;
import se.lotsen.cases.casefile.CaseCommand.RetractOutcome;
import se.lotsen.cases.casefile.CaseCommand.RetractSession;
import se.lotsen.cases.casefile.CaseCommand.SetDueDate;
import se.lotsen.cases.casefile.CaseCommand.TakeStep;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
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
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseDueDateSet;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.OutcomeCorrected;
import se.lotsen.model.event.CaseEvent.OutcomeRetracted;
import se.lotsen.work.ProjectReplica;

class CaseDeciderTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final LocalDate OPENED = LocalDate.parse("2009-03-02");
  private static final AdvisorId ANNA = new AdvisorId("anna");
  private static final SessionId SESSION = new SessionId("01970000-0000-7000-8000-0000000000a1");
  private static final OutcomeId OUTCOME = new OutcomeId("01970000-0000-7000-8000-0000000000b1");
  private static final ProjectReplica PROJECT =
      new ProjectReplica(
          new ProjectId("4K"),
          new Period(LocalDate.parse("2008-01-01"), LocalDate.parse("2010-12-31")),
          List.of(Municipality.VANNAS, Municipality.BJURHOLM),
          List.of(new AreaCode("advice")),
          ProjectReplica.Status.ACTIVE);
  private static final ProjectReplica CLOSED =
      new ProjectReplica(
          PROJECT.id(),
          PROJECT.period(),
          PROJECT.municipalities(),
          PROJECT.areas(),
          ProjectReplica.Status.CLOSED);
  private static final CaseRef REF =
      new CaseRef(
          new CaseId("01970000-0000-7000-8000-000000000001"),
          CaseType.ADVICE,
          PROJECT.id(),
          new ClientId("01970000-0000-7000-8000-000000000002"),
          Municipality.VANNAS,
          new AreaCode("advice"));

  private final CaseDecider decider = new CaseDecider(new TableLifecycle());

  private final Map<SessionId, Session> sessions = new HashMap<>();

  @Test
  void aCaseBeginsRegistered() {
    assertThat(opened().state().name()).isEqualTo("REGISTERED");
    assertThat(opened().stateSince()).isEqualTo(OPENED);
  }

  @Test
  void aCaseIsNotOpenedOutsideItsProjectOrInTheFuture() {
    assertRefused(open(LocalDate.parse("2007-12-31"), REF, PROJECT), "day-outside-project");
    assertRefused(open(TODAY.plusDays(1), REF, PROJECT), "day-in-future");
    assertRefused(open(OPENED, REF, CLOSED), "project-closed");
    assertRefused(
        open(OPENED, in(Municipality.UMEA, "advice"), PROJECT), "municipality-not-in-project");
    assertRefused(open(OPENED, in(Municipality.VANNAS, "skills"), PROJECT), "area-not-in-project");
  }

  @Test
  void aStepThatTheTableHasNotIsRefused() {
    assertRefused(decide(opened(), step("COMPLETE", "2009-03-03", null)), "no-such-step");
  }

  @Test
  void aGuardThatSaysNoGivesItsSentence() {
    var file = after(opened(), step("ANALYSE_NEEDS", "2009-03-03", null));

    var refused = refused(decide(file, step("START_ADVISING", "2009-03-04", null)));

    assertThat(refused.code()).isEqualTo("guard-refused");
    assertThat(refused.message().en()).isEqualTo("The case has no advisor yet; assign one first");
    assertThat(refused.message().sv())
        .isEqualTo("Ärendet har ingen rådgivare än; tilldela en först");
  }

  @Test
  void aStepTellsFromWhereToWhereAndKeepsTheReasonToItself() {
    var decision = decide(opened(), step("WITHDRAW", "2009-03-05", "Ingen tid"));

    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    var accepted = (Decision.Accepted<CaseFile, CaseEvent>) decision;
    assertThat(accepted.note()).isEqualTo("Ingen tid");
    assertThat(accepted.events())
        .singleElement()
        .isInstanceOfSatisfying(
            CaseMoved.class,
            moved -> {
              assertThat(moved.from().value()).isEqualTo("REGISTERED");
              assertThat(moved.to().value()).isEqualTo("WITHDRAWN");
              assertThat(moved.on()).isEqualTo(LocalDate.parse("2009-03-05"));
            });
  }

  @Test
  void aStepIsNotTakenBeforeTheOneBeforeIt() {
    var file = after(opened(), step("ANALYSE_NEEDS", "2009-03-10", null));
    assertRefused(decide(file, step("WITHDRAW", "2009-03-09", "x")), "day-before-last-step");
    assertRefused(decide(file, step("WITHDRAW", "2011-01-01", "x")), "day-outside-project");
  }

  @Test
  void sessionsAreLoggedOnlyWhileWorkGoesOn() {
    assertRefused(decide(opened(), session("2009-03-03", "2")), "no-sessions-now");
    var withdrawn = after(opened(), step("WITHDRAW", "2009-03-05", "x"));
    assertRefused(decide(withdrawn, session("2009-03-06", "2")), "no-sessions-now");

    var file = after(advising(), session("2009-03-10", "2.5"));
    assertThat(file.work().sessions()).isEqualTo(1);
    assertThat(file.work().hours()).isEqualByComparingTo("2.5");
    assertThat(sessions.values())
        .singleElement()
        .satisfies(
            logged -> {
              assertThat(logged.hours()).isEqualByComparingTo("2.5");
              assertThat(logged.advisor()).isEqualTo(ANNA);
            });
  }

  @Test
  void aSessionIsCorrectedInItsPlaceAndRetractedFromIt() {
    var file = after(advising(), session("2009-03-10", "2.5"));

    var corrected =
        after(
            file,
            new CorrectSession(
                SESSION, LocalDate.parse("2009-03-11"), new BigDecimal("3"), null, null));
    assertThat(corrected.work().sessions()).isEqualTo(1);
    assertThat(corrected.work().hours()).isEqualByComparingTo("3");
    assertThat(sessions.get(SESSION).hours()).isEqualByComparingTo("3");

    var retracted = after(corrected, new RetractSession(SESSION, "fel"));
    assertThat(retracted.work().sessions()).isZero();
    assertThat(retracted.work().hours()).isEqualByComparingTo("0");
    assertThat(sessions).isEmpty();
    assertRefused(
        decide(
            file, new RetractSession(new SessionId("01970000-0000-7000-8000-0000000000ff"), null)),
        "not-found");
  }

  @Test
  void anOutcomeIsRetractedAlsoWhenTheCaseIsCompleted() {
    var file = after(advising(), session("2009-03-10", "2.5"));
    file = after(file, outcome(OutcomeKind.NEW_JOBS, jobs("1.5")));
    file = after(file, step("START_FOLLOW_UP", "2009-07-01", null));
    file = after(file, step("COMPLETE", "2009-08-01", null));

    var retracted = accepted(decide(file, new RetractOutcome(OUTCOME, "fel ärende")));

    assertThat(retracted.events()).singleElement().isInstanceOf(OutcomeRetracted.class);
    assertThat(retracted.state().work().outcomes()).isEmpty();
    assertThat(retracted.state().state()).isEqualTo(file.state());
    assertRefused(decide(retracted.state(), new RetractOutcome(OUTCOME, null)), "not-found");
  }

  @Test
  void doingItTwiceGivesNoEvent() {
    assertNothing(decide(advising(), new AssignAdvisor(ANNA)));
    var due = after(advising(), new SetDueDate(LocalDate.parse("2009-05-01")));
    assertNothing(decide(due, new SetDueDate(LocalDate.parse("2009-05-01"))));
    var file = after(advising(), session("2009-03-10", "2.5"));
    assertNothing(
        decide(
            file,
            new CorrectSession(
                SESSION, LocalDate.parse("2009-03-10"), new BigDecimal("2.5"), null, null)));
  }

  @Test
  void onlyNewJobsHaveANumberOfJobs() {
    assertRefused(decide(advising(), outcome(OutcomeKind.NEW_JOBS, null)), "jobs-needed");
    assertRefused(
        decide(advising(), outcome(OutcomeKind.ADVICE_USED, jobs("1"))), "jobs-not-expected");
    assertThat(after(advising(), outcome(OutcomeKind.NEW_JOBS, jobs("1.5"))).work().outcomes())
        .hasSize(1);
  }

  @Test
  void anOutcomeIsCorrectedAlsoWhenCaseAndProjectAreClosed() {
    var file = after(advising(), session("2009-03-10", "2.5"));
    file = after(file, outcome(OutcomeKind.NEW_JOBS, jobs("1.5")));
    file = after(file, step("START_FOLLOW_UP", "2009-07-01", null));
    file = after(file, step("COMPLETE", "2009-08-01", null));

    var decision =
        decider.change(
            file,
            new CorrectOutcome(
                OUTCOME, LocalDate.parse("2009-06-01"), OutcomeKind.NEW_JOBS, jobs("2"), null),
            CLOSED,
            TODAY);

    assertThat(accepted(decision).events()).singleElement().isInstanceOf(OutcomeCorrected.class);
    assertRefused(
        decider.change(file, session("2009-07-01", "1"), CLOSED, TODAY), "no-sessions-now");
  }

  @Test
  void waitingForTheClientStopsTheClock() {
    var file = after(advising(), new SetDueDate(LocalDate.parse("2009-05-29")));
    var waiting = after(file, step("WAIT_FOR_CLIENT", "2009-04-01", null));
    assertThat(waiting.dueOn()).isEqualTo("2009-05-29");

    var resumed = accepted(decide(waiting, step("RESUME", "2009-04-20", null)));

    assertThat(resumed.state().dueOn())
        .as("11 working days later: there was Easter in between, and then the National Day")
        .isEqualTo("2009-06-15");
    assertThat(resumed.events()).hasSize(2).last().isInstanceOf(CaseDueDateSet.class);
    assertThat(accepted(decide(waiting, step("RESUME", "2009-04-01", null))).events())
        .as("not a day has passed")
        .hasSize(1);
    assertThat(accepted(decide(waiting, step("WITHDRAW", "2009-04-20", "x"))).events()).hasSize(1);
  }

  private CaseFile opened() {
    return accepted(open(OPENED, REF, PROJECT)).state();
  }

  private CaseFile advising() {
    var file = after(opened(), step("ANALYSE_NEEDS", "2009-03-03", null));
    file = after(file, new AssignAdvisor(ANNA));
    return after(file, step("START_ADVISING", "2009-03-04", null));
  }

  private Decision<CaseFile, CaseEvent> open(LocalDate on, CaseRef ref, ProjectReplica project) {
    return decider.open(new OpenCase(ref, on, null, null, null, null), project, TODAY);
  }

  private Decision<CaseFile, CaseEvent> decide(CaseFile file, Change command) {
    return decider.change(
        file, command, id -> Optional.ofNullable(sessions.get(id)), PROJECT, TODAY);
  }

  private CaseFile after(CaseFile file, Change command) {
    var accepted = accepted(decide(file, command));
    for (var event : accepted.events()) {
      var id = CaseSessions.TYPE.idOf().apply(event);
      if (id != null) {
        sessions.compute(
            new SessionId(id), (any, before) -> CaseSessions.TYPE.after().apply(before, event));
      }
    }
    return accepted.state();
  }

  private static CaseRef in(Municipality municipality, String area) {
    return new CaseRef(
        REF.id(), REF.type(), REF.project(), REF.client(), municipality, new AreaCode(area));
  }

  private static TakeStep step(String trigger, String on, @Nullable String reason) {
    return new TakeStep(
        Lifecycle.ADVICE.table().requireTrigger(trigger), LocalDate.parse(on), reason);
  }

  private static LogSession session(String on, String hours) {
    return new LogSession(SESSION, LocalDate.parse(on), new BigDecimal(hours), null, null);
  }

  private static RecordOutcome outcome(OutcomeKind kind, @Nullable Breakdown jobs) {
    return new RecordOutcome(OUTCOME, LocalDate.parse("2009-06-01"), kind, jobs, null);
  }

  private static Breakdown jobs(String fte) {
    return Breakdown.unsplit(new BigDecimal(fte));
  }

  private static Decision.Accepted<CaseFile, CaseEvent> accepted(
      Decision<CaseFile, CaseEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<CaseFile, CaseEvent>) decision;
  }

  private static Refusal refused(Decision<CaseFile, CaseEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<CaseFile, CaseEvent>) decision).why();
  }

  private static void assertRefused(Decision<CaseFile, CaseEvent> decision, String code) {
    assertThat(refused(decision).code()).isEqualTo(code);
  }

  private static void assertNothing(Decision<CaseFile, CaseEvent> decision) {
    assertThat(accepted(decision).events()).isEmpty();
  }
}
