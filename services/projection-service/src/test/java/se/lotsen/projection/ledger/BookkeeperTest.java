package se.lotsen.projection.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.SuccessorKind;
import se.lotsen.model.code.TriggerCode;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactRef;
import se.lotsen.model.event.Event;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.ledger.Bookkeeper.Booked;

class BookkeeperTest {
  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final AdvisorId ANNA = new AdvisorId("anna");
  private static final LocalDate MAY_4 = LocalDate.of(2009, 5, 4);
  private static final LocalDate JUNE_9 = LocalDate.of(2009, 6, 9);
  private static final Instant KNOWN = Instant.parse("2009-06-10T07:00:00Z");
  private static final CaseRef CASE =
      new CaseRef(
          new CaseId(uuid(1)),
          CaseType.ADVICE,
          PROJECT,
          new ClientId(uuid(2)),
          Municipality.VINDELN,
          new AreaCode("advice"));
  private static final ContactRef CONTACT = contact(2, Municipality.VINDELN);
  private static final SessionId SESSION = new SessionId(uuid(4));
  private static final SessionId OTHER_SESSION = new SessionId(uuid(5));
  private static final OutcomeId OUTCOME = new OutcomeId(uuid(6));

  private final BooksInMemory books = new BooksInMemory();
  private final List<LedgerEntry> entered = new ArrayList<>();

  @Test
  void aContactIsEnteredOnTheDayItTookPlace() {
    var entries = book(1, logged(CONTACT, MAY_4, Channel.VISIT));

    assertThat(entries).singleElement().isEqualTo(entry("/1/0", "contact", MAY_4, one(), null));
    assertThat(entries.getFirst().dimensions()).isEqualTo(Map.of("channel", "VISIT"));
    assertThat(entries.getFirst().knownAt()).isEqualTo(KNOWN);
  }

  @Test
  void aCorrectionTakesBackWhatStoodAndEntersWhatStandsNow() {
    book(1, logged(CONTACT, MAY_4, Channel.VISIT));

    var entries = book(2, corrected(contact(7, Municipality.UMEA), JUNE_9, Channel.PHONE));

    var reversal = entries.getFirst();
    assertThat(reversal)
        .isEqualTo(entry("/2/0", "contact", MAY_4, one().negated(), CASE.id() + "/1/0"));
    assertThat(reversal.client()).isEqualTo(CONTACT.client());
    assertThat(reversal.dimensions()).isEqualTo(Map.of("channel", "VISIT"));
    var next = entries.getLast();
    assertThat(next.id()).isEqualTo(CASE.id() + "/2/1");
    assertThat(next.reverses()).isNull();
    assertThat(next.client()).isEqualTo(new ClientId(uuid(7)));
    assertThat(next.municipality()).isEqualTo(Municipality.UMEA);
    assertThat(next.on()).isEqualTo(JUNE_9);
    assertThat(entries).hasSize(2);
  }

  @Test
  void aCorrectionOfACorrectionTakesBackTheLastOne() {
    book(1, logged(CONTACT, MAY_4, Channel.VISIT));
    book(2, corrected(CONTACT, JUNE_9, Channel.VISIT));

    var entries = book(3, corrected(CONTACT, MAY_4, Channel.VISIT));

    assertThat(entries)
        .extracting(LedgerEntry::id, LedgerEntry::on, LedgerEntry::reverses)
        .containsExactly(
            tuple(CASE.id() + "/3/0", JUNE_9, CASE.id() + "/2/1"),
            tuple(CASE.id() + "/3/1", MAY_4, null));
  }

  @Test
  void aCorrectionOfWhatIsNotCountedChangesNothing() {
    book(1, logged(CONTACT, MAY_4, Channel.VISIT));

    // Only the minutes differ, and those are not counted.
    assertThat(book(2, corrected(CONTACT, MAY_4, Channel.VISIT))).isEmpty();
    assertThat(books.sequence()).isEqualTo(2);
  }

  @Test
  void aRetractionTakesBackAndEntersNothing() {
    book(1, logged(CONTACT, MAY_4, Channel.VISIT));

    var entries = book(2, new ContactEvent.ContactRetracted(CONTACT, JUNE_9));

    assertThat(entries)
        .containsExactly(entry("/2/0", "contact", MAY_4, one().negated(), CASE.id() + "/1/0"));
    assertThat(books.standing).isEmpty();
  }

  @Test
  void sessionsOfACaseStandEachForThemselves() {
    book(1, session(SESSION, MAY_4, "1.5"));
    book(2, session(OTHER_SESSION, JUNE_9, "2"));

    var entries = book(3, new CaseEvent.SessionRetracted(CASE, JUNE_9, SESSION));

    assertThat(entries)
        .containsExactly(entry("/3/0", "session", MAY_4, hours("-1.5"), CASE.id() + "/1/0"));
    assertThat(books.standing).containsOnlyKeys("session:" + OTHER_SESSION);
  }

  @Test
  void jobsKeepTheirSplitAndAreTakenBackWithIt() {
    var jobs = new Breakdown(new BigDecimal("1.5"), BigDecimal.ONE, BigDecimal.ZERO);
    var fewer = new Breakdown(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);
    book(1, outcome(OutcomeKind.NEW_JOBS, jobs));

    var entries =
        book(2, new CaseEvent.OutcomeCorrected(CASE, MAY_4, OUTCOME, OutcomeKind.NEW_JOBS, fewer));

    assertThat(entries).extracting(LedgerEntry::quantity).containsExactly(jobs.negated(), fewer);
  }

  @Test
  void anOutcomeThatTurnsOutToBeNoJobsTakesThemBack() {
    book(1, outcome(OutcomeKind.NEW_JOBS, one()));

    var entries =
        book(2, new CaseEvent.OutcomeCorrected(CASE, MAY_4, OUTCOME, OutcomeKind.NO_CHANGE, null));

    assertThat(entries)
        .containsExactly(entry("/2/0", "new-jobs", MAY_4, one().negated(), CASE.id() + "/1/0"));
  }

  @Test
  void whatWasBookedIsSeen() {
    book(1, logged(CONTACT, MAY_4, Channel.VISIT));
    book(2, corrected(CONTACT, JUNE_9, Channel.VISIT));

    assertThat(booked(2, corrected(CONTACT, JUNE_9, Channel.VISIT))).isEqualTo(new Booked.Seen());
    assertThat(booked(1, logged(CONTACT, MAY_4, Channel.VISIT))).isEqualTo(new Booked.Seen());
  }

  @Test
  void afterAMissingEventNothingIsBookedUntilItComes() {
    book(1, logged(CONTACT, MAY_4, Channel.VISIT));

    assertThat(booked(3, new ContactEvent.ContactRetracted(CONTACT, JUNE_9)))
        .isEqualTo(new Booked.Gap(1));
    book(2, corrected(CONTACT, JUNE_9, Channel.VISIT));
    assertThat(book(3, new ContactEvent.ContactRetracted(CONTACT, JUNE_9))).hasSize(1);
  }

  @Test
  void aCompanyIsEnteredOnceItHasStartedForTheCompanyItself() {
    assertThat(book(1, company(CompanyOrigin.NEW, false))).as("only prepared").isEmpty();

    var entries = book(2, company(CompanyOrigin.NEW, true));

    assertThat(entries)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(new FactKind("company-started"));
              assertThat(entry.client()).isEqualTo(new ClientId(uuid(7)));
              assertThat(entry.on()).isEqualTo(JUNE_9);
              assertThat(entry.dimensions())
                  .isEqualTo(Map.of("caseType", "ADVICE", "origin", "NEW"));
            });
  }

  @Test
  void aCompanyThatIsNotNewIsEnteredWithWhereItComesFrom() {
    assertThat(book(1, company(CompanyOrigin.CHANGE_OF_LEGAL_FORM, false)))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.dimensions()).containsEntry("origin", "CHANGE_OF_LEGAL_FORM"));
  }

  @Test
  void aTransferIsEnteredAsOneAndAsACompanyThatIsNotNew() {
    var transferred = new CaseEvent.BusinessTransferred(CASE, JUNE_9, SuccessorKind.EXTERNAL);

    assertThat(book(1, transferred))
        .extracting(
            entry -> entry.kind().value(),
            LedgerEntry::client,
            entry -> entry.dimensions().get("origin"))
        .containsExactly(
            tuple("business-transferred", CASE.client(), null),
            tuple("company-started", CASE.client(), "CHANGE_OF_OWNER"));
    assertThat(book(2, transferred)).as("told again unchanged").isEmpty();
  }

  @Test
  void whereTheClientIsReplacedAllThatStoodIsRestatedOnItsDays() {
    book(1, new CaseEvent.SessionLogged(CASE, MAY_4, SESSION, new BigDecimal("2"), ANNA));
    book(2, outcome(OutcomeKind.NEW_JOBS, one()));
    book(3, company(CompanyOrigin.NEW, true));
    var other = new ClientId(uuid(8));

    var entries =
        book(
            4,
            new CaseEvent.CaseClientReplaced(CASE, JUNE_9, CaseParty.CLIENT, CASE.client(), other));

    assertThat(entries)
        .extracting(
            entry -> entry.kind().value(),
            LedgerEntry::client,
            LedgerEntry::on,
            entry -> entry.reverses() != null)
        .as("in the order of the facts' names, the company untouched")
        .containsExactly(
            tuple("new-jobs", CASE.client(), entries.get(0).on(), true),
            tuple("new-jobs", other, entries.get(0).on(), false),
            tuple("session", CASE.client(), MAY_4, true),
            tuple("session", other, MAY_4, false));
    assertThat(
            book(
                5,
                new CaseEvent.CaseClientReplaced(
                    CASE, JUNE_9, CaseParty.COMPANY, new ClientId(uuid(7)), other)))
        .extracting(entry -> entry.kind().value(), LedgerEntry::client)
        .containsExactly(
            tuple("company-started", new ClientId(uuid(7))), tuple("company-started", other));
  }

  @Test
  void whereTheClientOfAContactIsReplacedTheContactIsTheOtherOnes() {
    book(1, logged(CONTACT, MAY_4, Channel.VISIT));
    var moved = contact(7, Municipality.VINDELN);

    assertThat(book(2, new ContactEvent.ContactClientReplaced(moved, JUNE_9, CONTACT.client())))
        .extracting(LedgerEntry::client, LedgerEntry::on)
        .containsExactly(tuple(CONTACT.client(), MAY_4), tuple(moved.client(), MAY_4));
  }

  private static CaseEvent company(CompanyOrigin origin, boolean started) {
    return new CaseEvent.CompanyRecorded(CASE, JUNE_9, new ClientId(uuid(7)), origin, started);
  }

  @Test
  void aFirstEventThatIsNotTheFirstIsAGap() {
    assertThat(booked(2, logged(CONTACT, MAY_4, Channel.VISIT))).isEqualTo(new Booked.Gap(0));
  }

  @TestFactory
  Stream<DynamicTest> eventsAboutNothingCountedAreBookedWithoutEntries() {
    return Stream.<Event>of(
            new CaseEvent.CaseOpened(CASE, MAY_4, new StateCode("REGISTERED"), null, null, null),
            new CaseEvent.CaseAdvisorAssigned(CASE, MAY_4, ANNA),
            new CaseEvent.CaseDueDateSet(CASE, MAY_4, null),
            new CaseEvent.CaseMoved(
                CASE,
                MAY_4,
                new TriggerCode("CLOSE"),
                new StateCode("ADVISING"),
                new StateCode("CLOSED")),
            outcome(OutcomeKind.ADVICE_USED, null),
            new CaseEvent.SuccessionRecorded(CASE, MAY_4, MAY_4, null, null, null),
            new CaseEvent.SessionRetracted(CASE, MAY_4, SESSION))
        .map(
            event ->
                DynamicTest.dynamicTest(
                    event.getClass().getSimpleName(),
                    () -> {
                      var none = new BooksInMemory();
                      var entries = new ArrayList<LedgerEntry>();
                      var booked = Bookkeeper.book(none, event, "case/1", 1, KNOWN, entries::add);
                      assertThat(booked).isEqualTo(new Booked.Done());
                      assertThat(entries).isEmpty();
                      assertThat(none.standing).isEmpty();
                      assertThat(none.sequence()).isEqualTo(1);
                    }));
  }

  private Booked booked(long sequence, Event event) {
    entered.clear();
    return Bookkeeper.book(books, event, CASE.id() + "/" + sequence, sequence, KNOWN, entered::add);
  }

  private List<LedgerEntry> book(long sequence, Event event) {
    assertThat(booked(sequence, event)).isEqualTo(new Booked.Done());
    return List.copyOf(entered);
  }

  private static LedgerEntry entry(
      String place, String kind, LocalDate on, Breakdown quantity, @Nullable String reverses) {
    var id = CASE.id() + place;
    return new LedgerEntry(
        id,
        new FactKind(kind),
        PROJECT,
        CASE.client(),
        Municipality.VINDELN,
        CASE.area(),
        quantity,
        on,
        KNOWN,
        id.substring(0, id.lastIndexOf('/')),
        reverses,
        new TreeMap<>(
            kind.equals("contact") ? Map.of("channel", "VISIT") : Map.of("caseType", "ADVICE")));
  }

  private static ContactRef contact(int client, Municipality municipality) {
    return new ContactRef(
        new ContactId(uuid(1)),
        PROJECT,
        new ClientId(uuid(client)),
        municipality,
        new AreaCode("advice"));
  }

  private static Event logged(ContactRef about, LocalDate on, Channel channel) {
    return new ContactEvent.ContactLogged(about, on, channel, 30, ANNA, null, null, null);
  }

  private static Event corrected(ContactRef about, LocalDate on, Channel channel) {
    return new ContactEvent.ContactCorrected(about, on, channel, 45, ANNA, null);
  }

  private static Event session(SessionId session, LocalDate on, String hours) {
    return new CaseEvent.SessionLogged(CASE, on, session, new BigDecimal(hours), ANNA);
  }

  private static Event outcome(OutcomeKind kind, @Nullable Breakdown jobs) {
    return new CaseEvent.OutcomeRecorded(CASE, MAY_4, OUTCOME, kind, jobs);
  }

  private static Breakdown one() {
    return hours("1");
  }

  private static Breakdown hours(String hours) {
    return Breakdown.unsplit(new BigDecimal(hours));
  }

  private static String uuid(int number) {
    return "00000000-0000-7000-8000-%012d".formatted(number);
  }
}
