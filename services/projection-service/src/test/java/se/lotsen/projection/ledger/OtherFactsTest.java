package se.lotsen.projection.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.code.TriggerCode;
import se.lotsen.model.event.ActivityEvent.ActivityChanged;
import se.lotsen.model.event.ActivityEvent.ActivityClientReplaced;
import se.lotsen.model.event.ActivityEvent.ActivityMoved;
import se.lotsen.model.event.ActivityEvent.ActivityRef;
import se.lotsen.model.event.ActivityEvent.AttendanceRecorded;
import se.lotsen.model.event.ActivityEvent.HeadCountRecorded;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.ReferralEvent.ReferralAnswerAwaited;
import se.lotsen.model.event.ReferralEvent.ReferralClientReplaced;
import se.lotsen.model.event.ReferralEvent.ReferralCompanyRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralMoved;
import se.lotsen.model.event.ReferralEvent.ReferralOutcomeStated;
import se.lotsen.model.event.ReferralEvent.ReferralRef;
import se.lotsen.model.indicator.LedgerEntry;

/** What referrals and activities leave in the ledger. */
class OtherFactsTest {
  private static final LocalDate DAY = LocalDate.of(2009, 3, 2);
  private static final ClientId CLIENT = new ClientId("01970000-0000-7000-8000-00000000c001");
  private static final ClientId OTHER = new ClientId("01970000-0000-7000-8000-00000000c002");
  private static final ReferralRef REFERRAL = referral(CLIENT);
  private static final RegistrationId REGISTRATION =
      new RegistrationId("01970000-0000-7000-8000-00000000f003");

  private AggregateFacts facts = AggregateFacts.NONE;

  @Test
  void aReferralIsSentAnsweredAndCompleted() {
    assertThat(
            booked(
                new ReferralAnswerAwaited(REFERRAL, DAY, DAY.plusDays(14)),
                moved("ACCEPT", "REQUESTED", "ACCEPTED"),
                moved("START", "ACCEPTED", "IN_PROGRESS"),
                stated(ReferralOutcome.ADVICE_GIVEN)))
        .containsExactly(
            "referral 1 {partner=EC}",
            "referral-answer 1 {answer=ACCEPTED, partner=EC}",
            "referral-outcome 1 {outcome=ADVICE_GIVEN, partner=EC}");
  }

  @Test
  void aCompanyIsTakenBackWhenAnotherOutcomeIsStatedAndFollowsItsClient() {
    assertThat(
            booked(
                stated(ReferralOutcome.COMPANY_STARTED),
                new ReferralCompanyRecorded(REFERRAL, DAY, CLIENT, CompanyOrigin.NEW),
                new ReferralClientReplaced(referral(OTHER), DAY, CaseParty.COMPANY, CLIENT, OTHER),
                stated(ReferralOutcome.NOT_PURSUED)))
        .containsExactly(
            "referral-outcome 1 {outcome=COMPANY_STARTED, partner=EC}",
            "company-started 1 {origin=NEW, partner=EC}",
            "company-started -1 {origin=NEW, partner=EC}",
            "company-started 1 {origin=NEW, partner=EC}",
            "referral-outcome -1 {outcome=COMPANY_STARTED, partner=EC}",
            "referral-outcome 1 {outcome=NOT_PURSUED, partner=EC}",
            "company-started -1 {origin=NEW, partner=EC}");
  }

  @Test
  void attendanceCountsByParticipantAndHeadsWithoutOne() {
    assertThat(
            booked(
                new ActivityMoved(
                    activity(Municipality.VANNAS),
                    DAY.plusDays(3),
                    new TriggerCode("HOLD"),
                    new StateCode("OPEN"),
                    new StateCode("HELD"),
                    DAY),
                attendance(true),
                heads("12", "8"),
                attendance(false),
                heads("0", "0")))
        .containsExactly(
            "activity 1 {activityKind=FAIR}",
            "participation 1 {activityKind=FAIR, participant=%s, targetGroup=COMPANIES}"
                .formatted(CLIENT),
            "participation 20 {activityKind=FAIR, targetGroup=STUDENTS}",
            "participation -1 {activityKind=FAIR, participant=%s, targetGroup=COMPANIES}"
                .formatted(CLIENT),
            "participation -20 {activityKind=FAIR, targetGroup=STUDENTS}");
  }

  @Test
  void anActivityThatWasElsewhereTakesItsFactsAlongAndAClientAsSuchIsAnotherParticipant() {
    booked(attendance(true));
    var moved =
        book(new ActivityChanged(activity(Municipality.VINDELN), DAY, DAY.minusDays(1), null));
    assertThat(moved)
        .extracting(LedgerEntry::municipality)
        .containsExactly(Municipality.VANNAS, Municipality.VINDELN);
    assertThat(moved).extracting(LedgerEntry::on).containsExactly(DAY, DAY.minusDays(1));

    var replaced =
        book(
            new ActivityClientReplaced(
                activity(Municipality.VINDELN), DAY, REGISTRATION, CLIENT, OTHER));
    assertThat(replaced).extracting(LedgerEntry::client).containsExactly(CLIENT, OTHER);
    assertThat(replaced)
        .extracting(entry -> entry.dimensions().get("participant"))
        .containsExactly(CLIENT.value(), OTHER.value());
  }

  private List<String> booked(Event... events) {
    return List.of(events).stream()
        .flatMap(event -> book(event).stream())
        .map(
            entry ->
                "%s %s %s"
                    .formatted(
                        entry.kind(), entry.quantity().total().toPlainString(), entry.dimensions()))
        .toList();
  }

  private List<LedgerEntry> book(Event event) {
    long sequence = facts.sequence() + 1;
    var booked =
        (Bookkeeper.Booked.Entries)
            Bookkeeper.book(facts, event, "it/" + sequence, sequence, Instant.EPOCH);
    facts = booked.facts();
    return booked.entries();
  }

  private static ReferralMoved moved(String trigger, String from, String to) {
    return new ReferralMoved(
        REFERRAL, DAY, new TriggerCode(trigger), new StateCode(from), new StateCode(to), null);
  }

  private static ReferralOutcomeStated stated(ReferralOutcome outcome) {
    return new ReferralOutcomeStated(REFERRAL, DAY, null, outcome, null, null, null, null, null);
  }

  private static ReferralRef referral(ClientId client) {
    return new ReferralRef(
        new ReferralId("01970000-0000-7000-8000-00000000f001"),
        new PartnerId("EC"),
        new ProjectId("4K"),
        client,
        Municipality.VANNAS,
        new AreaCode("advice"));
  }

  private static ActivityRef activity(Municipality municipality) {
    return new ActivityRef(
        new ActivityId("01970000-0000-7000-8000-00000000f002"),
        ActivityKind.FAIR,
        new ProjectId("4K"),
        municipality,
        new AreaCode("advice"));
  }

  private static AttendanceRecorded attendance(boolean attended) {
    return new AttendanceRecorded(
        activity(Municipality.VANNAS),
        DAY,
        REGISTRATION,
        new Participant(
            new ParticipantId(CLIENT.value()), CLIENT, TargetGroup.COMPANIES, Gender.WOMAN),
        attended);
  }

  private static HeadCountRecorded heads(String women, String men) {
    return new HeadCountRecorded(
        activity(Municipality.VANNAS),
        DAY,
        TargetGroup.STUDENTS,
        new Breakdown(new BigDecimal(women), new BigDecimal(men), BigDecimal.ZERO));
  }
}
