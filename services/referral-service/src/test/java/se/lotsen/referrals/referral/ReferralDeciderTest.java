package se.lotsen.referrals.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.PartnerId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.ConsentForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.SharedItem;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.ReferralEvent.ReferralAnswerAwaited;
import se.lotsen.model.event.ReferralEvent.ReferralClientReplaced;
import se.lotsen.model.event.ReferralEvent.ReferralCompanyRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralMoved;
import se.lotsen.model.event.ReferralEvent.ReferralOutcomeStated;
import se.lotsen.model.event.ReferralEvent.ReferralRef;
import se.lotsen.model.event.ReferralEvent.ReferralReminded;
import se.lotsen.referrals.lifecycle.ReferralLifecycle;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.referrals.lifecycle.ReferralTrigger;
import se.lotsen.referrals.referral.ReferralCommand.Change;
import se.lotsen.referrals.referral.ReferralCommand.CorrectOutcome;
import se.lotsen.referrals.referral.ReferralCommand.DraftReferral;
import se.lotsen.referrals.referral.ReferralCommand.RecordCompany;
import se.lotsen.referrals.referral.ReferralCommand.RecordConsent;
import se.lotsen.referrals.referral.ReferralCommand.RecordDetails;
import se.lotsen.referrals.referral.ReferralCommand.Remind;
import se.lotsen.referrals.referral.ReferralCommand.RepointClients;
import se.lotsen.referrals.referral.ReferralCommand.StatedOutcome;
import se.lotsen.referrals.referral.ReferralCommand.TakeStep;
import se.lotsen.work.ProjectReplica;

class ReferralDeciderTest {
  private static final LocalDate DRAFTED = LocalDate.of(2009, 3, 2);
  private static final LocalDate TODAY = LocalDate.of(2010, 2, 1);
  private static final LocalDate LATER = LocalDate.of(2010, 3, 1);
  private static final ClientId CLIENT = new ClientId("01970000-0000-7000-8000-00000000c001");
  private static final ClientId OTHER = new ClientId("01970000-0000-7000-8000-00000000c002");
  private static final OrgNumber COMPANY = new OrgNumber("556016-0680");
  private static final OrgNumber OTHER_COMPANY = new OrgNumber("212000-0142");
  private static final OrgNumber SOLE_TRADER = new OrgNumber("8001019291");
  private static final ReferralRef ABOUT =
      new ReferralRef(
          new ReferralId("01970000-0000-7000-8000-00000000f001"),
          new PartnerId("ENTREPRENORCENTRUM"),
          new ProjectId("4K"),
          CLIENT,
          Municipality.VANNAS,
          new AreaCode("advice"));
  private static final ProjectReplica PROJECT = project(ProjectReplica.Status.ACTIVE);
  private static final Details DETAILS =
      new Details("Eva Ek", "eva@example.se", "090-12 34 56", null, "Bakar bröd", "Har lokal");

  private final ReferralDecider decider =
      new ReferralDecider(LifecycleMachine.of(ReferralLifecycle.TABLE), new AnswerDeadline(10));

  @Test
  void isOnlySentWithConsent() {
    assertRefused(tried(drafted(), step("SEND", "2009-03-03")), "guard-refused");

    var sent = decide(consented(), step("SEND", "2009-03-03"));

    assertThat(sent.state().state()).isEqualTo(ReferralState.REQUESTED);
    assertThat(sent.events())
        .extracting(event -> (Object) event.getClass())
        .containsExactly(ReferralMoved.class, ReferralAnswerAwaited.class);
  }

  @Test
  void thePartnerHasTenWorkingDaysFromTheDayItIsEntered() {
    var sent = decide(consented(), step("SEND", "2009-03-03"));

    // Monday 1 February 2010 and ten working days: Monday the 15th.
    assertThat(sent.state().asked())
        .isEqualTo(new Referral.Asked(day("2009-03-03"), day("2010-02-15"), null));
  }

  @ParameterizedTest
  @CsvSource({"2010-02-15, guard-refused", "2010-02-16, "})
  void runsOutAfterTheTenthWorkingDay(String on, @Nullable String refusal) {
    var requested = decide(consented(), step("SEND", "2009-03-03")).state();

    var expired = decider.change(requested, step("EXPIRE", on), PROJECT, LATER);

    if (refusal != null) {
      assertRefused(expired, refusal);
    } else {
      assertThat(accepted(expired).state().state()).isEqualTo(ReferralState.EXPIRED);
    }
  }

  @Test
  void isRejectedWithAReasonOnly() {
    assertRefused(tried(requested(), step("REJECT", "2009-03-05")), "guard-refused");

    var rejected =
        decide(requested(), new TakeStep(ReferralTrigger.REJECT, day("2009-03-05"), "Fullt", null));

    assertThat(rejected.state().state()).isEqualTo(ReferralState.REJECTED);
    assertThat(rejected.note()).isEqualTo("Fullt");
  }

  @Test
  void isRemindedOnce() {
    var reminded = decide(requested(), new Remind());

    assertThat(reminded.events()).singleElement().isInstanceOf(ReferralReminded.class);
    assertThat(decide(reminded.state(), new Remind()).events()).isEmpty();
    assertThat(decide(inProgress(), new Remind()).events()).isEmpty();
  }

  @Test
  void isCompletedWithItsOutcome() {
    assertRefused(tried(inProgress(), step("COMPLETE", "2009-04-01")), "guard-refused");

    var completed = decide(inProgress(), complete(stated(ReferralOutcome.ADVICE_GIVEN)));

    assertThat(completed.state().state()).isEqualTo(ReferralState.COMPLETED);
    assertThat(completed.events())
        .extracting(event -> (Object) event.getClass())
        .containsExactly(ReferralMoved.class, ReferralOutcomeStated.class);
  }

  @Test
  void theNumberOfALegalPersonIsToldAndThatOfASoleTraderIsKept() {
    var legal = decide(inProgress(), complete(started(COMPANY, "2009-03-20")));
    var sole = decide(inProgress(), complete(started(SOLE_TRADER, "2009-03-20")));

    assertThat(outcomeOf(legal).number()).hasToString("5560160680");
    assertThat(outcomeOf(sole).number()).isNull();
    assertThat(sole.state().result().number()).isEqualTo(SOLE_TRADER);
  }

  @Test
  void aCompanyThatStartedHasItsNumberAndItsDay() {
    assertRefused(tried(inProgress(), complete(started(null, "2009-03-20"))), "company-needed");
    assertRefused(tried(inProgress(), complete(started(COMPANY, null))), "company-needed");
    assertRefused(tried(inProgress(), complete(started(COMPANY, "2011-01-01"))), "day-in-future");
    assertRefused(
        tried(
            inProgress(),
            complete(new StatedOutcome(ReferralOutcome.OTHER, null, COMPANY, null, null))),
        "no-company-expected");
  }

  @Test
  void whatStartedBeforeTheReferralIsNotNewAndIsSaidToBe() {
    assertRefused(tried(inProgress(), complete(started(COMPANY, "2009-03-01"))), "company-not-new");

    var before =
        decide(
            inProgress(),
            complete(
                new StatedOutcome(
                    ReferralOutcome.COMPANY_STARTED,
                    day("2009-03-01"),
                    COMPANY,
                    CompanyOrigin.EXISTED_BEFORE,
                    null)));

    assertThat(outcomeOf(before).origin()).isEqualTo(CompanyOrigin.EXISTED_BEFORE);
  }

  @Test
  void theCompanyIsRecordedOnceAndNotAsNewWhenTheRegistryKnowsBetter() {
    var completed = decide(inProgress(), complete(started(COMPANY, "2009-03-20"))).state();

    var known = decide(completed, answer(1, OTHER, null));
    var older = decide(completed, answer(1, OTHER, day("1995-01-01")));

    assertThat(known.events())
        .containsExactly(
            new ReferralCompanyRecorded(ABOUT, day("2009-03-20"), OTHER, CompanyOrigin.NEW));
    assertThat(older.events())
        .containsExactly(
            new ReferralCompanyRecorded(
                ABOUT, day("2009-03-20"), OTHER, CompanyOrigin.EXISTED_BEFORE));
    assertThat(decide(known.state(), answer(1, OTHER, null)).events()).isEmpty();
    assertThat(decide(completed, answer(2, OTHER, null)).events())
        .as("of a statement that was not made")
        .isEmpty();
  }

  @Test
  void anAnswerThatSaysNoStatementIsToldApartByItsDay() {
    var completed = decide(inProgress(), complete(started(COMPANY, "2009-03-20"))).state();

    var old = new RecordCompany(OTHER, day("2009-03-20"), null, null);
    var otherDay = new RecordCompany(OTHER, day("2009-03-21"), null, null);

    assertThat(decide(completed, old).events()).hasSize(1);
    assertThat(decide(completed, otherDay).events()).isEmpty();
  }

  /** The numbers of three companies, corrected twice on one day; the answers come in any order. */
  @ParameterizedTest
  @CsvSource({"1 2 3", "1 3 2", "2 1 3", "2 3 1", "3 1 2", "3 2 1", "3 3 1", "1 3 1", "2 3 2"})
  void whateverOrderTheAnswersComeInTheOneToTheNewestStatementStays(String order) {
    var companies = List.of(client(1), client(2), client(3));
    var now = decide(inProgress(), complete(started(COMPANY, "2009-03-20"))).state();
    now = decide(now, corrected(OTHER_COMPANY)).state();
    now = decide(now, corrected(COMPANY)).state();

    for (var each : order.split(" ")) {
      int statement = Integer.parseInt(each);
      now = decide(now, answer(statement, companies.get(statement - 1), null)).state();
    }

    assertThat(now.result().company()).isEqualTo(companies.get(2));
    assertThat(now.result().countsAs()).isEqualTo(CompanyOrigin.NEW);
  }

  /** As above, with the answers between the corrections. */
  @Test
  void anAnswerThatComesAfterTheNextCorrectionIsNotHeard() {
    var now = decide(inProgress(), complete(started(COMPANY, "2009-03-20"))).state();
    now = decide(now, corrected(OTHER_COMPANY)).state();

    assertThat(decide(now, answer(1, client(1), null)).events()).isEmpty();
    now = decide(now, answer(2, client(2), null)).state();
    now = decide(now, corrected(COMPANY)).state();
    assertThat(now.result().company()).isNull();
    assertThat(decide(now, answer(2, client(2), null)).events()).isEmpty();
  }

  @Test
  void anAnswerThatComesAgainAfterTheCompanyWasMergedChangesNothing() {
    var completed = decide(inProgress(), complete(started(COMPANY, "2009-03-20"))).state();
    var known = decide(completed, answer(1, client(1), null)).state();
    var followed = decide(known, new RepointClients(CLIENT, client(2))).state();

    assertThat(decide(followed, answer(1, client(1), null)).events()).isEmpty();
    assertThat(followed.result().company()).isEqualTo(client(2));
  }

  private static CorrectOutcome corrected(OrgNumber number) {
    return new CorrectOutcome(day("2009-04-02"), started(number, "2009-03-20"));
  }

  private static RecordCompany answer(
      int statement, ClientId company, @Nullable LocalDate registeredStart) {
    return new RecordCompany(company, day("2009-03-20"), statement, registeredStart);
  }

  private static ClientId client(int number) {
    return new ClientId("01970000-0000-7000-8000-00000000c10" + number);
  }

  /** What is entered late is answered from the day it was entered, whatever is set later. */
  @Test
  void theDayThatWasToldIsTheOneThatCounts() {
    var requested = decide(consented(), step("SEND", "2009-03-03")).state();
    var shorter =
        new ReferralDecider(LifecycleMachine.of(ReferralLifecycle.TABLE), new AnswerDeadline(1));
    var longer =
        new ReferralDecider(LifecycleMachine.of(ReferralLifecycle.TABLE), new AnswerDeadline(100));

    for (var other : List.of(shorter, longer)) {
      assertRefused(
          other.change(requested, step("EXPIRE", "2010-02-15"), PROJECT, LATER), "guard-refused");
      assertThat(
              accepted(other.change(requested, step("EXPIRE", "2010-02-16"), PROJECT, LATER))
                  .state()
                  .state())
          .isEqualTo(ReferralState.EXPIRED);
    }
  }

  @Test
  void theOutcomeCanBeCorrectedAndSayingTheSameAgainChangesNothing() {
    var completed = decide(inProgress(), complete(started(COMPANY, "2009-03-20"))).state();
    var company = decide(completed, answer(1, OTHER, null)).state();

    var same =
        decide(company, new CorrectOutcome(day("2009-04-01"), started(COMPANY, "2009-03-20")));
    var corrected =
        decide(company, new CorrectOutcome(day("2009-04-02"), stated(ReferralOutcome.NOT_PURSUED)));

    assertThat(same.events()).isEmpty();
    assertThat(corrected.state().result().company()).isNull();
    assertThat(outcomeOf(corrected).outcome()).isEqualTo(ReferralOutcome.NOT_PURSUED);
    assertRefused(
        tried(
            inProgress(),
            new CorrectOutcome(day("2009-04-02"), stated(ReferralOutcome.NOT_PURSUED))),
        "outcome-not-yet");
  }

  @Test
  void followsItsClientAndItsCompany() {
    var completed = decide(inProgress(), complete(started(COMPANY, "2009-03-20"))).state();
    var company = decide(completed, answer(1, CLIENT, null)).state();

    var followed = decide(company, new RepointClients(OTHER, OTHER));

    assertThat(followed.events())
        .map(event -> ((ReferralClientReplaced) event).party())
        .containsExactly(CaseParty.CLIENT, CaseParty.COMPANY);
    assertThat(followed.state().client()).isEqualTo(OTHER);
    assertThat(followed.state().namedClient()).isEqualTo(CLIENT);
    assertThat(followed.state().result().company()).isEqualTo(OTHER);
    assertThat(followed.state().result().number()).isEqualTo(COMPANY);
    assertThat(decide(followed.state(), new RepointClients(OTHER, OTHER)).events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REJECT", "EXPIRE", "COMPLETE", "START", "ACCEPT"})
  void aDraftIsOnlySentOrTakenBack(String trigger) {
    assertRefused(tried(consented(), step(trigger, "2009-03-03")), "no-such-step");
  }

  @Test
  void aStepIsNeitherInTheFutureNorBeforeTheLastOne() {
    assertRefused(tried(requested(), step("ACCEPT", "2010-02-02")), "day-in-future");
    assertRefused(tried(requested(), step("ACCEPT", "2009-03-02")), "day-before-last-step");
    assertRefused(
        tried(
            requested(),
            new TakeStep(
                ReferralTrigger.ACCEPT,
                day("2009-03-05"),
                null,
                stated(ReferralOutcome.ADVICE_GIVEN))),
        "outcome-not-yet");
  }

  @Test
  void detailsAndConsentAreForOpenOnes() {
    var cancelled = decide(drafted(), step("CANCEL", "2009-03-03")).state();

    assertRefused(tried(cancelled, new RecordDetails(DETAILS)), "referral-not-open");
    assertRefused(tried(cancelled, consent()), "referral-not-open");
    assertThat(decide(drafted(), new RecordDetails(Details.NONE)).events()).hasSize(1);
    assertThat(decide(drafted(), new RecordDetails(DETAILS)).events()).isEmpty();
    assertThat(decide(consented(), consent()).events()).isEmpty();
  }

  /** It is shown masked: whoever corrects the rest cannot give it again. */
  @Test
  void theNumberOfASoleTraderStaysWhereNoneIsGiven() {
    var number = new OrgNumber("811218-9876");
    var known = new Details("Eva", null, null, number, null, null);
    var named = decide(drafted(), new RecordDetails(known)).state();

    var corrected = new Details("Eva Exempel", null, null, null, null, null);
    var after = decide(named, new RecordDetails(corrected)).state();
    assertThat(after.details().organisationNumber()).isEqualTo(number);
    assertThat(after.details().name()).isEqualTo("Eva Exempel");

    var company = new Details("AB", null, null, new OrgNumber("556016-0680"), null, null);
    var ofCompany = decide(drafted(), new RecordDetails(company)).state();
    assertThat(
            decide(ofCompany, new RecordDetails(corrected)).state().details().organisationNumber())
        .isNull();
  }

  @Test
  void isDraftedWithinTheProject() {
    assertRefused(draft("2009-03-02", project(ProjectReplica.Status.CLOSED)), "project-closed");
    assertRefused(draft("2007-03-02", PROJECT), "day-outside-project");
    assertRefused(draft("2010-03-02", PROJECT), "day-in-future");
  }

  @Test
  void noMoreIsSharedThanWasAgreedOn() {
    var shared = DETAILS.only(List.of(SharedItem.NAME, SharedItem.PHONE));

    assertThat(shared).isEqualTo(new Details("Eva Ek", null, "090-12 34 56", null, null, null));
    assertThat(shared.items()).containsExactly(SharedItem.NAME, SharedItem.PHONE);
  }

  private static ReferralOutcomeStated outcomeOf(
      Decision.Accepted<Referral, ReferralEvent> decision) {
    return (ReferralOutcomeStated) decision.events().getLast();
  }

  private static Decision<Referral, ReferralEvent> draft(String on, ProjectReplica project) {
    return ReferralDecider.draft(
        new DraftReferral(ABOUT, day(on), null, null, null, DETAILS), project, TODAY);
  }

  private static Referral drafted() {
    return accepted(draft("2009-03-02", PROJECT)).state();
  }

  private Referral consented() {
    return decide(drafted(), consent()).state();
  }

  private static RecordConsent consent() {
    return new RecordConsent(
        DRAFTED, ConsentForm.ORAL, List.of(SharedItem.NAME, SharedItem.PHONE, SharedItem.NAME));
  }

  private Referral requested() {
    return decide(consented(), step("SEND", "2009-03-03")).state();
  }

  private Referral inProgress() {
    var accepted = decide(requested(), step("ACCEPT", "2009-03-05")).state();
    return decide(accepted, step("START", "2009-03-06")).state();
  }

  private static TakeStep step(String trigger, String on) {
    return new TakeStep(ReferralTrigger.valueOf(trigger), day(on), null, null);
  }

  private static TakeStep complete(StatedOutcome outcome) {
    return new TakeStep(ReferralTrigger.COMPLETE, day("2009-04-01"), null, outcome);
  }

  private static StatedOutcome stated(ReferralOutcome outcome) {
    return new StatedOutcome(outcome, null, null, null, null);
  }

  private static StatedOutcome started(@Nullable OrgNumber number, @Nullable String on) {
    return new StatedOutcome(
        ReferralOutcome.COMPANY_STARTED, on == null ? null : day(on), number, null, null);
  }

  private Decision<Referral, ReferralEvent> tried(Referral referral, Change command) {
    return decider.change(referral, command, PROJECT, TODAY);
  }

  private Decision.Accepted<Referral, ReferralEvent> decide(Referral referral, Change command) {
    return accepted(tried(referral, command));
  }

  private static Decision.Accepted<Referral, ReferralEvent> accepted(
      Decision<Referral, ReferralEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<Referral, ReferralEvent>) decision;
  }

  private static void assertRefused(Decision<Referral, ReferralEvent> decision, String code) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class, refused -> assertThat(refused.why().code()).isEqualTo(code));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static ProjectReplica project(ProjectReplica.Status status) {
    return new ProjectReplica(
        new ProjectId("4K"),
        new Period(LocalDate.of(2008, 1, 1), LocalDate.of(2010, 12, 31)),
        List.of(Municipality.VANNAS),
        List.of(new AreaCode("advice")),
        status);
  }
}
