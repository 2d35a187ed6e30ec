package se.lotsen.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lotsen.cases.casefile.CaseCommand.AssignAdvisor;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.NoteReferral;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.TakeStep;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.work.ProjectReplica;

/** What a case makes of the referrals out of it. */
class CaseReferralNotesTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final LocalDate DAY = LocalDate.parse("2009-03-02");
  private static final ProjectReplica PROJECT =
      new ProjectReplica(
          new ProjectId("4K"),
          new Period(LocalDate.parse("2008-01-01"), LocalDate.parse("2010-12-31")),
          List.of(Municipality.VANNAS),
          List.of(new AreaCode("advice")),
          ProjectReplica.Status.ACTIVE);

  private final CaseDecider decider = new CaseDecider(new TableLifecycle());

  @Test
  void waitsWhileAnyAnswerIsWaitedForAndGoesOnWhenNoneIs() {
    var file = advising();

    file = after(file, noted(1, 4, "REQUESTED", true, null));
    assertThat(file.state().name()).isEqualTo("REFERRED");
    file = after(file, noted(2, 4, "REQUESTED", true, null));
    file = after(file, noted(1, 5, "REJECTED", false, null));
    assertThat(file.state().name()).as("the second one is waited for").isEqualTo("REFERRED");
    file = after(file, noted(2, 5, "ACCEPTED", false, null));
    assertThat(file.state().name()).isEqualTo("ADVISING");

    file = after(file, noted(2, 8, "COMPLETED", false, ReferralOutcome.ADVICE_GIVEN));
    assertThat(file.work().referrals().getLast().outcome()).isEqualTo(ReferralOutcome.ADVICE_GIVEN);
    assertThat(file.state().name()).isEqualTo("ADVISING");
  }

  @Test
  void whatIsOlderThanWhatWasNotedChangesNothing() {
    var accepted = after(advising(), noted(1, 5, "ACCEPTED", false, null));

    assertThat(decide(accepted, noted(1, 4, "REQUESTED", true, null)).events()).isEmpty();
    assertThat(decide(accepted, noted(1, 5, "ACCEPTED", false, null)).events()).isEmpty();
  }

  @Test
  void whatIsNoAnswerDoesNotMoveACaseThatSomebodyMovedByHand() {
    var accepted =
        after(
            after(advising(), noted(1, 4, "REQUESTED", true, null)),
            noted(1, 5, "ACCEPTED", false, null));
    var byHand = after(accepted, step("REFER"));

    var started = after(byHand, noted(1, 6, "IN_PROGRESS", false, null));

    assertThat(started.state().name()).isEqualTo("REFERRED");
  }

  @Test
  void aCaseThatHasNoSuchStepTakesNoteOnly() {
    var registered = opened();

    var noted = after(registered, noted(1, 4, "REQUESTED", true, null));

    assertThat(noted.state().name()).isEqualTo("REGISTERED");
    assertThat(noted.work().referrals()).hasSize(1);
  }

  private static NoteReferral noted(
      int referral,
      int sequence,
      String state,
      boolean waiting,
      @Nullable ReferralOutcome outcome) {
    return new NoteReferral(
        new ReferralId("01970000-0000-7000-8000-00000000f00" + referral),
        sequence,
        new PartnerId("EC"),
        DAY.plusDays(7),
        new StateCode(state),
        waiting,
        outcome);
  }

  private CaseFile opened() {
    var ref =
        new CaseRef(
            new CaseId("01970000-0000-7000-8000-000000000001"),
            CaseType.ADVICE,
            PROJECT.id(),
            new ClientId("01970000-0000-7000-8000-000000000002"),
            Municipality.VANNAS,
            new AreaCode("advice"));
    return accepted(decider.open(new OpenCase(ref, DAY, null, null, null, null), PROJECT, TODAY))
        .state();
  }

  private CaseFile advising() {
    var file = after(opened(), new AssignAdvisor(new AdvisorId("anna")));
    return after(after(file, step("ANALYSE_NEEDS")), step("START_ADVISING"));
  }

  private static TakeStep step(String trigger) {
    return new TakeStep(
        Lifecycle.ADVICE.table().requireTrigger(trigger), DAY.plusDays(8), "Because");
  }

  private CaseFile after(CaseFile file, Change command) {
    return decide(file, command).state();
  }

  private Decision.Accepted<CaseFile, CaseEvent> decide(CaseFile file, Change command) {
    return accepted(decider.change(file, command, PROJECT, TODAY));
  }

  private static Decision.Accepted<CaseFile, CaseEvent> accepted(
      Decision<CaseFile, CaseEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<CaseFile, CaseEvent>) decision;
  }
}
