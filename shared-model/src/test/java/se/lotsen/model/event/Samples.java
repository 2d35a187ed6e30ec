package se.lotsen.model.event;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ActivityId;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.LegalPersonNumber;
import se.lotsen.model.MandateId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.SessionId;
import se.lotsen.model.Text;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.ConsentForm;
import se.lotsen.model.code.Currency;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.code.MandateKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ObjectiveCode;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.ProgrammeCode;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.code.RetentionBasis;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.code.SharedItem;
import se.lotsen.model.code.SizeClass;
import se.lotsen.model.code.SniCode;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.SuccessorKind;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.code.TriggerCode;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * What the recorded samples in {@code src/test/resources/samples} say, as records. A file is never
 * edited once its version is published: add a version beside it.
 */
final class Samples {
  static final String LEDGER_ENTRY = "ledger-entry.v1";
  static final String INDICATOR_VALUE = "indicator-value.v1";
  static final String MINIMAL = ".minimal";

  /** One recorded sample: {@code name} is its file without {@code .json}. */
  record Sample(String name, Object record) {
    boolean minimal() {
      return name.endsWith(MINIMAL);
    }

    Class<?> type() {
      return record.getClass();
    }

    byte[] json() {
      return read(name + ".json");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final ClientId CLIENT = new ClientId("01970000-0000-7000-8000-00000000c001");
  private static final ClientId OTHER_CLIENT = new ClientId("01970000-0000-7000-8000-00000000c002");
  private static final CaseId CASE = new CaseId("01970000-0000-7000-8000-00000000a001");
  private static final ContactId CONTACT = new ContactId("01970000-0000-7000-8000-00000000b001");
  private static final SessionId SESSION = new SessionId("01970000-0000-7000-8000-00000000d001");
  private static final OutcomeId OUTCOME = new OutcomeId("01970000-0000-7000-8000-00000000e001");
  private static final ReferralId REFERRAL = new ReferralId("01970000-0000-7000-8000-00000000f001");
  private static final RegistrationId REGISTRATION =
      new RegistrationId("01970000-0000-7000-8000-00000000f003");
  private static final MandateId MANDATE = new MandateId("01970000-0000-7000-8000-00000000e901");
  private static final FundingDecisionId DECISION =
      new FundingDecisionId("01970000-0000-7000-8000-00000000e902");
  private static final PartnerId PARTNER = new PartnerId("ENTREPRENORCENTRUM");
  private static final AdvisorId ANNA = new AdvisorId("anna");
  private static final AdvisorId BERTIL = new AdvisorId("bertil.b");
  private static final AreaCode ADVICE = new AreaCode("advice");
  private static final LocalDate DAY = LocalDate.of(2009, 5, 4);
  private static final BigDecimal HOURS = new BigDecimal("2.5");
  private static final Breakdown JOBS =
      new Breakdown(new BigDecimal("1.5"), new BigDecimal("1"), new BigDecimal("0.25"));

  private static final CaseEvent.CaseRef ABOUT_CASE =
      new CaseEvent.CaseRef(CASE, CaseType.ADVICE, PROJECT, CLIENT, Municipality.VANNAS, ADVICE);
  private static final ContactEvent.ContactRef ABOUT_CONTACT =
      new ContactEvent.ContactRef(CONTACT, PROJECT, CLIENT, Municipality.VANNAS, ADVICE);
  private static final ReferralEvent.ReferralRef ABOUT_REFERRAL =
      new ReferralEvent.ReferralRef(
          REFERRAL, PARTNER, PROJECT, CLIENT, Municipality.VANNAS, ADVICE);
  private static final ActivityEvent.ActivityRef ABOUT_ACTIVITY =
      new ActivityEvent.ActivityRef(
          new ActivityId("01970000-0000-7000-8000-00000000f002"),
          ActivityKind.WORKSHOP,
          PROJECT,
          Municipality.VANNAS,
          ADVICE);
  private static final ClientEvent.ClientProfile COMPANY =
      new ClientEvent.ClientProfile(
          ClientKind.COMPANY,
          Municipality.VANNAS,
          LegalForm.LIMITED_COMPANY,
          SizeClass.MICRO,
          new SniCode("SNI2007", "16230"),
          LocalDate.of(2008, 9, 1));
  private static final ClientEvent.ClientProfile ALMOST_UNKNOWN =
      new ClientEvent.ClientProfile(
          ClientKind.PROSPECTIVE_ENTREPRENEUR, Municipality.VANNAS, null, null, null, null);
  private static final List<ProjectEvent.IndicatorTarget> TARGETS =
      List.of(
          new ProjectEvent.IndicatorTarget(
              new IndicatorCode("companies-advised"),
              new BigDecimal("300"),
              Map.of(
                  Municipality.VANNAS, new BigDecimal("90"),
                  Municipality.NORDMALING, new BigDecimal("60")),
              Map.of(2008, new BigDecimal("80"), 2009, new BigDecimal("120"))),
          new ProjectEvent.IndicatorTarget(
              new IndicatorCode("new-jobs"),
              new BigDecimal("37.5"),
              Map.of(Municipality.VANNAS, new BigDecimal("12.5")),
              Map.of(2010, new BigDecimal("20"))));
  private static final List<ProjectEvent.IndicatorTarget> NO_TARGET =
      List.of(
          new ProjectEvent.IndicatorTarget(
              new IndicatorCode("contacts"), null, Map.of(), Map.of()));

  private Samples() {}

  static List<Sample> all() {
    return Stream.of(
            projects(),
            clients(),
            contacts(),
            cases(),
            referrals(),
            activities(),
            funding(),
            indicators())
        .flatMap(List::stream)
        .toList();
  }

  /** The bytes of a recorded sample, as written for people: indented. */
  static byte[] read(String file) {
    try (var in = Samples.class.getResourceAsStream("/samples/" + file)) {
      if (in == null) {
        throw new AssertionError("No recorded sample src/test/resources/samples/" + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("Cannot read sample " + file, e);
    }
  }

  private static List<Sample> projects() {
    return List.of(
        full(
            new ProjectEvent.ProjectPlanned(
                PROJECT,
                LocalDate.of(2008, 1, 1),
                new Text("Konkurrenskraftiga Kranskommuner", "Competitive neighbour towns"),
                new Period(LocalDate.of(2008, 1, 1), LocalDate.of(2010, 12, 31)),
                new Text("De fem kommunerna gemensamt", "The five municipalities together"),
                List.of(Municipality.NORDMALING, Municipality.VANNAS),
                List.of(
                    new ProjectEvent.Funder(
                        "EU-MAL-2",
                        new Text("EU Mål 2", "EU Objective 2"),
                        new BigDecimal("4500000.5")),
                    new ProjectEvent.Funder(
                        "LST-AC",
                        new Text("Länsstyrelsen i Västerbotten", "County board"),
                        new BigDecimal("1200000"))),
                List.of(
                    new ProjectEvent.ActivityArea(
                        ADVICE, new Text("Rådgivning", "Advice"), new AreaCode("growth")),
                    new ProjectEvent.ActivityArea(
                        new AreaCode("spin-off"),
                        new Text("Avknoppning", "Spin-off"),
                        new AreaCode("growth"))),
                TARGETS)),
        minimal(
            new ProjectEvent.ProjectPlanned(
                PROJECT,
                LocalDate.of(2008, 1, 1),
                new Text("Konkurrenskraftiga Kranskommuner", "Competitive neighbour towns"),
                new Period(LocalDate.of(2008, 1, 1), LocalDate.of(2010, 12, 31)),
                new Text("De fem kommunerna gemensamt", "The five municipalities together"),
                List.of(Municipality.VANNAS),
                List.of(
                    new ProjectEvent.Funder(
                        "EU-MAL-2", new Text("EU Mål 2", "EU Objective 2"), null)),
                List.of(
                    new ProjectEvent.ActivityArea(ADVICE, new Text("Rådgivning", "Advice"), null)),
                NO_TARGET)),
        full(new ProjectEvent.ProjectActivated(PROJECT, LocalDate.of(2008, 1, 15))),
        full(new ProjectEvent.ProjectClosingStarted(PROJECT, LocalDate.of(2010, 11, 1))),
        full(new ProjectEvent.ProjectClosed(PROJECT, LocalDate.of(2010, 12, 31))),
        full(new ProjectEvent.ProjectTargetsSet(PROJECT, LocalDate.of(2009, 1, 12), TARGETS)),
        minimal(new ProjectEvent.ProjectTargetsSet(PROJECT, LocalDate.of(2009, 1, 12), NO_TARGET)),
        full(
            new ProjectEvent.ProjectRetentionDecided(
                PROJECT, DAY, RetentionBasis.FUNDING_DECISION, LocalDate.of(2020, 12, 31))),
        full(new ProjectEvent.ProjectHoldPlaced(PROJECT, DAY)),
        full(new ProjectEvent.ProjectHoldReleased(PROJECT, DAY)),
        full(new ProjectEvent.ProjectDisposed(PROJECT, DAY)));
  }

  private static List<Sample> clients() {
    return List.of(
        full(new ClientEvent.ClientRegistered(CLIENT, DAY, COMPANY)),
        minimal(new ClientEvent.ClientRegistered(CLIENT, DAY, ALMOST_UNKNOWN)),
        full(new ClientEvent.ClientProfileChanged(CLIENT, DAY, COMPANY)),
        minimal(new ClientEvent.ClientProfileChanged(CLIENT, DAY, ALMOST_UNKNOWN)),
        full(new ClientEvent.ClientMerged(CLIENT, DAY, OTHER_CLIENT)),
        full(new ClientEvent.ClientUnmerged(CLIENT, DAY, OTHER_CLIENT)),
        full(new ClientEvent.ClientStartedCompany(CLIENT, DAY, REFERRAL, 2, DAY)),
        minimal(new ClientEvent.ClientStartedCompany(CLIENT, DAY, REFERRAL, null, null)),
        full(new ClientEvent.ClientErased(CLIENT, DAY, ErasureGround.SUBJECT_REQUEST)),
        full(new ClientEvent.ClientHoldPlaced(CLIENT, DAY)),
        full(new ClientEvent.ClientHoldReleased(CLIENT, DAY)));
  }

  private static List<Sample> funding() {
    var decided =
        new FundingDecisionEvent.DecidedIndicator(TARGETS.getFirst(), 1, new BigDecimal("12"));
    var terms =
        new FundingDecisionEvent.FundingTerms(
            new ProgrammeCode("ERUF-2007"),
            new ObjectiveCode("1.3"),
            new FundingDecisionEvent.Money(new BigDecimal("4500000.5"), Currency.SEK),
            List.of(decided),
            List.of(
                reporting(1, ReportKind.PROGRESS, 2008, 12),
                reporting(2, ReportKind.FINAL, 2009, 12)),
            new FundingDecisionEvent.Eligibility(
                List.of(Municipality.VANNAS),
                List.of(SizeClass.MICRO, SizeClass.SMALL),
                List.of(new SniCode("SNI2007", "01")),
                3),
            LocalDate.of(2020, 12, 31),
            true);
    var bare =
        new FundingDecisionEvent.FundingTerms(
            null,
            null,
            null,
            List.of(new FundingDecisionEvent.DecidedIndicator(NO_TARGET.getFirst(), null, null)),
            List.of(reporting(1, ReportKind.FINAL, 2008, 12)),
            new FundingDecisionEvent.Eligibility(
                List.of(Municipality.VANNAS),
                List.of(SizeClass.MICRO),
                List.of(new SniCode("SNI2007", "01")),
                null),
            null,
            false);
    return List.of(
        full(
            new FundingDecisionEvent.FundingDecisionMade(
                DECISION, PROJECT, DAY, "EU-MAL-2", terms)),
        minimal(
            new FundingDecisionEvent.FundingDecisionMade(DECISION, PROJECT, DAY, "EU-MAL-2", bare)),
        full(new FundingDecisionEvent.FundingDecisionChanged(DECISION, PROJECT, DAY, 2, terms)),
        minimal(new FundingDecisionEvent.FundingDecisionChanged(DECISION, PROJECT, DAY, 2, bare)),
        full(new FundingDecisionEvent.FundingDecisionRevoked(DECISION, PROJECT, DAY)),
        full(
            new ReportEvent.ReportsPlanned(
                DECISION, PROJECT, DAY, 2, List.of(reporting(1, ReportKind.FINAL, 2008, 12)))),
        full(new ReportEvent.ReportPlanRevoked(DECISION, PROJECT, DAY)),
        full(new ReportEvent.ReportWritten(DECISION, PROJECT, DAY, 1)),
        full(
            new ReportEvent.ReportSubmitted(
                DECISION,
                PROJECT,
                DAY,
                1,
                ReportKind.FINAL,
                Instant.parse("2009-05-04T10:15:30Z"),
                new Sha256("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))),
        full(new ReportEvent.ReportReturned(DECISION, PROJECT, DAY, 1)),
        full(new ReportEvent.ReportApproved(DECISION, PROJECT, DAY, 1)),
        full(new ReportEvent.ReportsErased(DECISION, PROJECT, DAY, ErasureGround.DISPOSAL)));
  }

  private static FundingDecisionEvent.ReportingDate reporting(
      int number, ReportKind kind, int year, int month) {
    return new FundingDecisionEvent.ReportingDate(
        number,
        kind,
        YearMonth.of(year, 1),
        YearMonth.of(year, month),
        LocalDate.of(year + 1, 2, 15));
  }

  private static List<Sample> contacts() {
    return List.of(
        full(
            new ContactEvent.ContactLogged(
                ABOUT_CONTACT,
                DAY,
                Channel.VISIT,
                45,
                ANNA,
                CASE,
                CaseType.ADVICE,
                LocalDate.of(2009, 6, 1))),
        minimal(
            new ContactEvent.ContactLogged(
                ABOUT_CONTACT, DAY, Channel.PHONE, 10, ANNA, null, null, null)),
        full(
            new ContactEvent.ContactCorrected(
                ABOUT_CONTACT, DAY, Channel.VIDEO, 60, BERTIL, LocalDate.of(2009, 6, 8))),
        minimal(
            new ContactEvent.ContactCorrected(ABOUT_CONTACT, DAY, Channel.EMAIL, 5, BERTIL, null)),
        full(new ContactEvent.ContactRetracted(ABOUT_CONTACT, DAY)),
        full(new ContactEvent.ContactClientReplaced(ABOUT_CONTACT, DAY, OTHER_CLIENT)),
        full(new ContactEvent.ContactErased(ABOUT_CONTACT, DAY, ErasureGround.DISPOSAL)));
  }

  private static List<Sample> cases() {
    var registered = new StateCode("REGISTERED");
    var due = LocalDate.of(2009, 9, 30);
    return List.of(
        full(new CaseEvent.CaseOpened(ABOUT_CASE, DAY, registered, ANNA, due, CONTACT)),
        minimal(new CaseEvent.CaseOpened(ABOUT_CASE, DAY, registered, null, null, null)),
        full(new CaseEvent.CaseAdvisorAssigned(ABOUT_CASE, DAY, BERTIL)),
        full(new CaseEvent.CaseDueDateSet(ABOUT_CASE, DAY, due)),
        minimal(new CaseEvent.CaseDueDateSet(ABOUT_CASE, DAY, null)),
        full(
            new CaseEvent.CaseMoved(
                ABOUT_CASE,
                DAY,
                new TriggerCode("START_ADVISING"),
                new StateCode("NEEDS_ANALYSIS"),
                new StateCode("ADVISING"))),
        full(new CaseEvent.SessionLogged(ABOUT_CASE, DAY, SESSION, HOURS, ANNA)),
        full(
            new CaseEvent.SessionCorrected(
                ABOUT_CASE, DAY, SESSION, new BigDecimal("3.25"), BERTIL)),
        full(new CaseEvent.SessionRetracted(ABOUT_CASE, DAY, SESSION)),
        full(new CaseEvent.OutcomeRecorded(ABOUT_CASE, DAY, OUTCOME, OutcomeKind.NEW_JOBS, JOBS)),
        minimal(
            new CaseEvent.OutcomeRecorded(ABOUT_CASE, DAY, OUTCOME, OutcomeKind.ADVICE_USED, null)),
        full(
            new CaseEvent.OutcomeCorrected(
                ABOUT_CASE,
                DAY,
                OUTCOME,
                OutcomeKind.NEW_JOBS,
                Breakdown.unsplit(new BigDecimal("100")))),
        minimal(
            new CaseEvent.OutcomeCorrected(ABOUT_CASE, DAY, OUTCOME, OutcomeKind.NO_CHANGE, null)),
        full(new CaseEvent.OutcomeRetracted(ABOUT_CASE, DAY, OUTCOME)),
        full(new CaseEvent.CompanyRecorded(ABOUT_CASE, DAY, CLIENT, CompanyOrigin.NEW, true)),
        full(
            new CaseEvent.SuccessionRecorded(
                ABOUT_CASE, DAY, DAY, DAY, SuccessorKind.EMPLOYEE, DAY)),
        minimal(new CaseEvent.SuccessionRecorded(ABOUT_CASE, DAY, null, null, null, null)),
        full(new CaseEvent.BusinessTransferred(ABOUT_CASE, DAY, SuccessorKind.FAMILY)),
        full(
            new CaseEvent.CaseClientReplaced(
                ABOUT_CASE, DAY, CaseParty.CLIENT, OTHER_CLIENT, CLIENT)),
        full(
            new CaseEvent.CaseReferralNoted(
                ABOUT_CASE,
                DAY,
                REFERRAL,
                6,
                PARTNER,
                new StateCode("COMPLETED"),
                false,
                ReferralOutcome.ADVICE_GIVEN)),
        minimal(
            new CaseEvent.CaseReferralNoted(
                ABOUT_CASE, DAY, REFERRAL, 4, PARTNER, new StateCode("REQUESTED"), true, null)),
        full(new CaseEvent.CaseErased(ABOUT_CASE, DAY, ErasureGround.SUBJECT_REQUEST)));
  }

  private static List<Sample> referrals() {
    var shared = List.of(SharedItem.NAME, SharedItem.BUSINESS_IDEA);
    return List.of(
        full(new ReferralEvent.ReferralDrafted(ABOUT_REFERRAL, DAY, ANNA, CASE, CONTACT)),
        minimal(new ReferralEvent.ReferralDrafted(ABOUT_REFERRAL, DAY, null, null, null)),
        full(new ReferralEvent.ReferralDetailsRecorded(ABOUT_REFERRAL, DAY, shared)),
        full(
            new ReferralEvent.ReferralConsentRecorded(
                ABOUT_REFERRAL, DAY, ConsentForm.WRITTEN, shared)),
        full(
            new ReferralEvent.ReferralMoved(
                ABOUT_REFERRAL,
                DAY,
                new TriggerCode("SEND"),
                new StateCode("DRAFT"),
                new StateCode("REQUESTED"),
                CASE)),
        minimal(
            new ReferralEvent.ReferralMoved(
                ABOUT_REFERRAL,
                DAY,
                new TriggerCode("ACCEPT"),
                new StateCode("REQUESTED"),
                new StateCode("ACCEPTED"),
                null)),
        full(new ReferralEvent.ReferralAnswerAwaited(ABOUT_REFERRAL, DAY, DAY)),
        full(new ReferralEvent.ReferralReminded(ABOUT_REFERRAL, DAY, DAY)),
        full(new ReferralEvent.ReferralErased(ABOUT_REFERRAL, DAY, ErasureGround.SUBJECT_REQUEST)),
        full(
            new ReferralEvent.ReferralOutcomeStated(
                ABOUT_REFERRAL,
                DAY,
                CASE,
                ReferralOutcome.COMPANY_STARTED,
                DAY,
                new LegalPersonNumber("5560160680"),
                CompanyOrigin.NEW,
                CLIENT,
                2)),
        minimal(
            new ReferralEvent.ReferralOutcomeStated(
                ABOUT_REFERRAL,
                DAY,
                null,
                ReferralOutcome.NOT_PURSUED,
                null,
                null,
                null,
                null,
                null)),
        full(
            new ReferralEvent.ReferralCompanyRecorded(
                ABOUT_REFERRAL, DAY, CLIENT, CompanyOrigin.NEW)),
        full(
            new ReferralEvent.ReferralClientReplaced(
                ABOUT_REFERRAL, DAY, CaseParty.CLIENT, OTHER_CLIENT, CLIENT)),
        full(new PartnerEvent.PartnerRegistered(PARTNER, DAY, 2)),
        full(new PartnerEvent.PartnerChanged(PARTNER, DAY, 3, true)),
        full(new MandateEvent.MandateGiven(MANDATE, DAY, MandateKind.LEAVE_COVER, DAY)),
        full(new MandateEvent.MandateEnded(MANDATE, DAY)),
        full(new MandateEvent.MandateReviewed(MANDATE, DAY)),
        full(new MandateEvent.MandateErased(MANDATE, DAY, ErasureGround.SUBJECT_REQUEST)));
  }

  private static List<Sample> activities() {
    var participant =
        new ActivityEvent.Participant(
            new ParticipantId(CLIENT.value()), CLIENT, TargetGroup.COMPANIES, Gender.WOMAN);
    var nobodyKnown =
        new ActivityEvent.Participant(
            new ParticipantId("01970000-0000-7000-8000-00000000f00a"),
            null,
            TargetGroup.PUBLIC,
            Gender.NOT_STATED);
    return List.of(
        full(new ActivityEvent.ActivityPlanned(ABOUT_ACTIVITY, DAY, DAY, 25)),
        minimal(new ActivityEvent.ActivityPlanned(ABOUT_ACTIVITY, DAY, DAY, null)),
        full(new ActivityEvent.ActivityChanged(ABOUT_ACTIVITY, DAY, DAY, 30)),
        minimal(new ActivityEvent.ActivityChanged(ABOUT_ACTIVITY, DAY, DAY, null)),
        full(
            new ActivityEvent.ActivityMoved(
                ABOUT_ACTIVITY,
                DAY,
                new TriggerCode("HOLD"),
                new StateCode("OPEN"),
                new StateCode("HELD"),
                DAY)),
        full(
            new ActivityEvent.RegistrationMade(
                ABOUT_ACTIVITY, DAY, REGISTRATION, participant, true)),
        minimal(
            new ActivityEvent.RegistrationMade(
                ABOUT_ACTIVITY, DAY, REGISTRATION, nobodyKnown, false)),
        full(new ActivityEvent.PlaceGiven(ABOUT_ACTIVITY, DAY, REGISTRATION)),
        full(new ActivityEvent.RegistrationCancelled(ABOUT_ACTIVITY, DAY, REGISTRATION)),
        full(
            new ActivityEvent.AttendanceRecorded(
                ABOUT_ACTIVITY, DAY, REGISTRATION, participant, true)),
        minimal(
            new ActivityEvent.AttendanceRecorded(
                ABOUT_ACTIVITY, DAY, REGISTRATION, nobodyKnown, false)),
        full(new ActivityEvent.HeadCountRecorded(ABOUT_ACTIVITY, DAY, TargetGroup.STUDENTS, JOBS)),
        full(
            new ActivityEvent.ActivityClientReplaced(
                ABOUT_ACTIVITY, DAY, REGISTRATION, OTHER_CLIENT, CLIENT)),
        full(new ActivityEvent.ActivityErased(ABOUT_ACTIVITY, DAY, ErasureGround.DISPOSAL)));
  }

  private static List<Sample> indicators() {
    var dimensions = new TreeMap<>(Map.of("outcome", "NEW_JOBS", "caseType", "ADVICE"));
    return List.of(
        new Sample(LEDGER_ENTRY, ledgerEntry(CLIENT, JOBS.negated(), CASE + "/3/0", dimensions)),
        new Sample(LEDGER_ENTRY + MINIMAL, ledgerEntry(null, JOBS, null, new TreeMap<>())),
        new Sample(
            INDICATOR_VALUE,
            new IndicatorValue(
                PROJECT,
                new IndicatorCode("new-jobs"),
                1,
                Municipality.VANNAS,
                ADVICE,
                YearMonth.of(2009, 5),
                JOBS)));
  }

  private static LedgerEntry ledgerEntry(
      @Nullable ClientId client,
      Breakdown quantity,
      @Nullable String reverses,
      SortedMap<String, String> dimensions) {
    return new LedgerEntry(
        CASE + "/7/1",
        new FactKind("jobs"),
        PROJECT,
        client,
        Municipality.VANNAS,
        ADVICE,
        quantity,
        DAY,
        Instant.parse("2009-05-05T06:30:15.250Z"),
        CASE + "/7",
        reverses,
        dimensions);
  }

  private static Sample full(Event event) {
    return new Sample(EventTypes.nameOf(event.getClass()), event);
  }

  private static Sample minimal(Event event) {
    return new Sample(EventTypes.nameOf(event.getClass()) + MINIMAL, event);
  }
}
