package se.lotsen.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.casefile.CaseCommand.RecordSuccession;
import se.lotsen.cases.casefile.CaseCommand.RepointClients;
import se.lotsen.cases.casefile.CaseCommand.TakeStep;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.SuccessorKind;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.BusinessTransferred;
import se.lotsen.model.event.CaseEvent.CaseClientReplaced;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.CompanyRecorded;
import se.lotsen.model.event.CaseEvent.SuccessionRecorded;
import se.lotsen.work.ClientReplica;
import se.lotsen.work.ProjectReplica;

class ResultDeciderTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final LocalDate OPENED = LocalDate.parse("2009-03-02");
  private static final ClientId COMPANY = new ClientId("01970000-0000-7000-8000-000000000009");
  private static final ClientId OTHER = new ClientId("01970000-0000-7000-8000-000000000007");
  private static final ClientId OTHER_COMPANY =
      new ClientId("01970000-0000-7000-8000-000000000008");
  private static final ProjectReplica PROJECT =
      new ProjectReplica(
          new ProjectId("4K"),
          new Period(LocalDate.parse("2008-01-01"), LocalDate.parse("2010-12-31")),
          List.of(Municipality.VANNAS),
          List.of(new AreaCode("spin-offs")),
          ProjectReplica.Status.ACTIVE);

  private final CaseDecider decider = new CaseDecider(new TableLifecycle());

  @Test
  void aSpinOffPreparesItsCompanyAndStartsItByAStep() {
    var ready = spinOffReadyToStart();

    var prepared = accepted(ready, company(CompanyOrigin.NEW));
    assertThat(prepared.events())
        .singleElement()
        .isInstanceOfSatisfying(
            CompanyRecorded.class, event -> assertThat(event.started()).isFalse());

    var started = accepted(prepared.state(), step(prepared.state(), "START_COMPANY"));
    assertThat(started.events()).hasSize(2).first().isInstanceOf(CaseMoved.class);
    assertThat(started.events().getLast())
        .isInstanceOfSatisfying(
            CompanyRecorded.class,
            event -> {
              assertThat(event.started()).isTrue();
              assertThat(event.on()).isEqualTo("2009-05-01");
            });

    var corrected =
        accepted(
            started.state(),
            new RecordCompany(
                COMPANY, known(null), LocalDate.parse("2009-05-04"), CompanyOrigin.NEW));
    assertThat(corrected.events())
        .singleElement()
        .isInstanceOfSatisfying(
            CompanyRecorded.class, event -> assertThat(event.started()).isTrue());
    assertThat(accepted(started.state(), company(CompanyOrigin.NEW)).events()).isEmpty();
  }

  @Test
  void aCompanyThatIsNotNewIsNotStarted() {
    var ready = spinOffReadyToStart();
    assertThat(refused(ready, step(ready, "START_COMPANY")).message().en())
        .isEqualTo("No company is recorded yet; record the new company and the day it starts");

    var file = accepted(ready, company(CompanyOrigin.CHANGE_OF_LEGAL_FORM)).state();

    assertThat(refused(file, step(file, "START_COMPANY")).message().en())
        .isEqualTo(
            "A change of owner or of legal form, or a company that existed before, is no new"
                + " company; abandon the case or record a"
                + " company that is new");
  }

  @Test
  void adviceThatLeadsToACompanyHasItStartedAtOnce() {
    var file = opened(CaseType.ADVICE);
    assertThat(refused(file, company(CompanyOrigin.NEW)).code()).isEqualTo("no-outcomes-now");
    file = after(file, step(file, "ANALYSE_NEEDS"));
    file = after(file, new CaseCommand.AssignAdvisor(new AdvisorId("anna")));
    file = after(file, step(file, "START_ADVISING"));

    assertThat(accepted(file, company(CompanyOrigin.NEW)).events())
        .singleElement()
        .isInstanceOfSatisfying(
            CompanyRecorded.class, event -> assertThat(event.started()).isTrue());
  }

  @Test
  void aCompanyIsRefusedThatCannotHaveComeOfTheCase() {
    var file = spinOffReadyToStart();

    assertThat(refused(file, companyOn("2009-03-01")).code()).isEqualTo("day-before-opening");
    assertThat(refused(file, companyOn("2026-11-22")).code()).isEqualTo("day-in-future");
    assertThat(refused(file, companyOn("2011-01-01")).code()).isEqualTo("day-outside-project");
    assertThat(
            refused(
                    file,
                    new RecordCompany(
                        COMPANY,
                        new ClientReplica(
                            ClientKind.PROSPECTIVE_ENTREPRENEUR,
                            Municipality.VANNAS,
                            null,
                            null,
                            null),
                        LocalDate.parse("2009-05-01"),
                        CompanyOrigin.NEW))
                .code())
        .isEqualTo("company-needs-org-number");
    assertThat(
            refused(
                    file,
                    new RecordCompany(
                        COMPANY,
                        known(LocalDate.parse("1998-01-01")),
                        LocalDate.parse("2009-05-01"),
                        CompanyOrigin.NEW))
                .code())
        .isEqualTo("company-not-new");
    assertThat(refused(negotiating(), company(CompanyOrigin.NEW)).code())
        .isEqualTo("no-company-here");
  }

  @Test
  void aSuccessionIsTransferredOnTheDayAgreedOn() {
    var file = negotiating();
    assertThat(refused(file, step(file, "TRANSFER")).message().en())
        .contains("The day of the transfer is not given yet");
    var later = after(file, agreed(SuccessorKind.FAMILY, "2026-12-01"));
    assertThat(refused(later, step(later, "TRANSFER")).code()).isEqualTo("day-in-future");

    file = after(file, agreed(SuccessorKind.FAMILY, "2009-06-01"));
    var transferred = accepted(file, step(file, "TRANSFER"));

    assertThat(transferred.events().getLast())
        .isEqualTo(
            new BusinessTransferred(
                file.ref(), LocalDate.parse("2009-06-01"), SuccessorKind.FAMILY));
    assertThat(refused(transferred.state(), agreed(null, null)).code())
        .isEqualTo("already-transferred");
    var corrected = accepted(transferred.state(), agreed(SuccessorKind.EMPLOYEE, "2009-06-02"));
    assertThat(corrected.events()).hasSize(2).first().isInstanceOf(SuccessionRecorded.class);
    assertThat(corrected.events().getLast())
        .isEqualTo(
            new BusinessTransferred(
                file.ref(), LocalDate.parse("2009-06-02"), SuccessorKind.EMPLOYEE));
    assertThat(accepted(corrected.state(), agreed(SuccessorKind.EMPLOYEE, "2009-06-02")).events())
        .isEmpty();
  }

  @Test
  void aCaseFollowsItsClientAndItsCompanyEachOnItsOwn() {
    var file = after(spinOffReadyToStart(), company(CompanyOrigin.NEW));
    var owner = file.namedClient();

    var merged = accepted(file, new RepointClients(OTHER, OTHER_COMPANY));
    assertThat(merged.events()).hasSize(2);
    assertThat(merged.state().client()).isEqualTo(OTHER);
    assertThat(merged.state().work().company().client()).isEqualTo(OTHER_COMPANY);
    assertThat(accepted(merged.state(), new RepointClients(OTHER, OTHER_COMPANY)).events())
        .isEmpty();

    var parted = accepted(merged.state(), new RepointClients(owner, OTHER_COMPANY));
    assertThat(parted.events())
        .containsExactly(new CaseClientReplaced(file.ref(), TODAY, CaseParty.CLIENT, OTHER, owner));
    assertThat(accepted(parted.state(), new RepointClients(owner, COMPANY)).state())
        .isEqualTo(file);
  }

  @Test
  void onlyASuccessionHasATransfer() {
    assertThat(refused(spinOffReadyToStart(), agreed(SuccessorKind.FAMILY, null)).code())
        .isEqualTo("no-succession-here");
  }

  private CaseFile spinOffReadyToStart() {
    var file = opened(CaseType.SPIN_OFF);
    for (var trigger : List.of("SCREEN", "DEVELOP_CONCEPT", "PREPARE_START")) {
      file = after(file, step(file, trigger));
    }
    return file;
  }

  private CaseFile negotiating() {
    var file = opened(CaseType.SUCCESSION);
    for (var trigger : List.of("OPEN_DIALOGUE", "VALUE", "SEARCH_SUCCESSOR", "NEGOTIATE")) {
      file = after(file, step(file, trigger));
    }
    return file;
  }

  private CaseFile opened(CaseType type) {
    var ref =
        new CaseRef(
            new CaseId("01970000-0000-7000-8000-000000000001"),
            type,
            PROJECT.id(),
            new ClientId("01970000-0000-7000-8000-000000000002"),
            Municipality.VANNAS,
            new AreaCode("spin-offs"));
    return accepted(decider.open(new OpenCase(ref, OPENED, null, null, null, null), PROJECT, TODAY))
        .state();
  }

  private static TakeStep step(CaseFile file, String trigger) {
    return new TakeStep(
        Lifecycle.of(file.type()).table().requireTrigger(trigger),
        LocalDate.parse("2009-05-02"),
        null);
  }

  private static RecordCompany company(CompanyOrigin origin) {
    return new RecordCompany(COMPANY, known(null), LocalDate.parse("2009-05-01"), origin);
  }

  private static RecordCompany companyOn(String day) {
    return new RecordCompany(COMPANY, known(null), LocalDate.parse(day), CompanyOrigin.NEW);
  }

  private static ClientReplica known(@Nullable LocalDate startedOn) {
    return new ClientReplica(ClientKind.COMPANY, Municipality.VANNAS, startedOn, null, null);
  }

  private static RecordSuccession agreed(
      @Nullable SuccessorKind successor, @Nullable String transferOn) {
    return new RecordSuccession(
        null, null, successor, transferOn == null ? null : LocalDate.parse(transferOn), null);
  }

  private CaseFile after(CaseFile file, Change command) {
    return accepted(file, command).state();
  }

  private Decision.Accepted<CaseFile, CaseEvent> accepted(CaseFile file, Change command) {
    return accepted(decider.change(file, command, PROJECT, TODAY));
  }

  private static Decision.Accepted<CaseFile, CaseEvent> accepted(
      Decision<CaseFile, CaseEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<CaseFile, CaseEvent>) decision;
  }

  private Refusal refused(CaseFile file, Change command) {
    var decision = decider.change(file, command, PROJECT, TODAY);
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<CaseFile, CaseEvent>) decision).why();
  }
}
