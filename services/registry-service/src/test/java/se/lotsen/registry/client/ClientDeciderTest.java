package se.lotsen.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.SizeClass;
import se.lotsen.model.code.SniCode;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientErased;
import se.lotsen.model.event.ClientEvent.ClientHoldPlaced;
import se.lotsen.model.event.ClientEvent.ClientHoldReleased;
import se.lotsen.model.event.ClientEvent.ClientMerged;
import se.lotsen.model.event.ClientEvent.ClientProfile;
import se.lotsen.model.event.ClientEvent.ClientProfileChanged;
import se.lotsen.model.event.ClientEvent.ClientRegistered;
import se.lotsen.model.event.ClientEvent.ClientUnmerged;

class ClientDeciderTest {
  private static final Client NAMELESS = withNumber("01970000-0000-7000-8000-0000000000c1", null);
  private static final Client GOES_ON = withNumber("01970000-0000-7000-8000-0000000000c2", null);
  private static final LocalDate TODAY = LocalDate.of(2009, 5, 4);
  private static final String ID = "01970000-0000-7000-8000-000000000001";

  /** Whose number it is: nobody's, a legal person's, a person's. */
  enum Number {
    NONE(null),
    OF_ORGANISATION("556016-0680"),
    OF_PERSON("811218-9876");

    private final String written;

    Number(String written) {
      this.written = written;
    }

    OrgNumber value() {
      return written == null ? null : new OrgNumber(written);
    }
  }

  static Stream<Arguments> everyKindWithEveryNumberAndEveryForm() {
    var forms = new ArrayList<>(Collections.singletonList((LegalForm) null));
    forms.addAll(List.of(LegalForm.values()));
    return Arrays.stream(ClientKind.values())
        .flatMap(
            kind ->
                Arrays.stream(Number.values())
                    .flatMap(
                        number -> forms.stream().map(form -> Arguments.of(kind, number, form))));
  }

  @ParameterizedTest
  @MethodSource("everyKindWithEveryNumberAndEveryForm")
  void kindNumberAndFormFitOrAreRefused(ClientKind kind, Number number, LegalForm form) {
    var client = client(kind, number, form, null);

    var decision = ClientDecider.register(client, TODAY);

    var why = expectedRefusal(kind, number, form);
    if (why == null) {
      assertThat(accepted(decision).state()).isEqualTo(client);
    } else {
      assertThat(refused(decision).code()).isEqualTo(why);
      assertThat(refused(decision).kind()).isEqualTo(Refusal.Kind.INVALID);
    }
  }

  private static String expectedRefusal(ClientKind kind, Number number, LegalForm form) {
    return switch (kind + " " + number) {
      case "COMPANY NONE" -> "org-number-needed";
      case "PROSPECTIVE_ENTREPRENEUR OF_ORGANISATION", "PROSPECTIVE_ENTREPRENEUR OF_PERSON" ->
          "org-number-not-yet";
      case "COMPANY OF_PERSON", "ASSOCIATION OF_PERSON" ->
          form == null || form == LegalForm.SOLE_TRADER ? null : "legal-form-mismatch";
      case "COMPANY OF_ORGANISATION", "ASSOCIATION OF_ORGANISATION" ->
          form == LegalForm.SOLE_TRADER ? "legal-form-mismatch" : null;
      case "PROSPECTIVE_ENTREPRENEUR NONE", "ASSOCIATION NONE" -> null;
      default -> throw new AssertionError("Not thought of: " + kind + " " + number);
    };
  }

  @Test
  void aRegistrationTellsTheProfileAndNeitherNameNorNumber() {
    var client = client(ClientKind.COMPANY, Number.OF_ORGANISATION, null, TODAY);

    assertThat(accepted(ClientDecider.register(client, TODAY)).events())
        .containsExactly(
            new ClientRegistered(
                new ClientId(ID),
                TODAY,
                new ClientProfile(
                    ClientKind.COMPANY,
                    Municipality.VINDELN,
                    null,
                    SizeClass.MICRO,
                    new SniCode("SNI2007", "16"),
                    TODAY)));
  }

  @Test
  void aStartTodayIsTakenAndTomorrowIsNot() {
    var today = client(ClientKind.ASSOCIATION, Number.NONE, null, TODAY);
    var tomorrow = client(ClientKind.ASSOCIATION, Number.NONE, null, TODAY.plusDays(1));

    assertThat(accepted(ClientDecider.register(today, TODAY)).state()).isEqualTo(today);
    assertThat(refused(ClientDecider.register(tomorrow, TODAY)).code()).isEqualTo("day-in-future");
    assertThat(refused(ClientDecider.register(tomorrow, TODAY)).field()).isEqualTo("startedOn");
  }

  @ParameterizedTest
  @MethodSource("everyKindWithEveryNumberAndEveryForm")
  void aChangeIsHeldToTheSameRules(ClientKind kind, Number number, LegalForm form) {
    var before = client(ClientKind.ASSOCIATION, Number.NONE, LegalForm.OTHER, TODAY);
    var after = client(kind, number, form, null);

    var decision = ClientDecider.change(before, after, TODAY);

    var why = expectedRefusal(kind, number, form);
    if (why == null) {
      assertThat(accepted(decision).state()).isEqualTo(after);
      assertThat(accepted(decision).events())
          .containsExactly(new ClientProfileChanged(new ClientId(ID), TODAY, after.profile()));
    } else {
      assertThat(refused(decision).code()).isEqualTo(why);
    }
  }

  @Test
  void theSameAgainIsNothingToDo() {
    var client = client(ClientKind.COMPANY, Number.OF_PERSON, LegalForm.SOLE_TRADER, TODAY);

    assertThat(ClientDecider.change(client, client, TODAY)).isEqualTo(Decision.nothingToDo(client));
  }

  private static Client client(
      ClientKind kind, Number number, LegalForm form, LocalDate startedOn) {
    return new Client(
        new ClientId(ID),
        kind,
        "Vindelns Trä",
        number.value(),
        Municipality.VINDELN,
        form,
        SizeClass.MICRO,
        new SniCode("SNI2007", "16"),
        startedOn,
        null,
        null,
        null);
  }

  @Test
  void aClientIsMergedIntoAnotherAndPartedAgain() {
    var merged = accepted(ClientDecider.merge(NAMELESS, GOES_ON, TODAY));
    assertThat(merged.events())
        .containsExactly(new ClientMerged(NAMELESS.id(), TODAY, GOES_ON.id()));
    assertThat(accepted(ClientDecider.merge(merged.state(), GOES_ON, TODAY)).events()).isEmpty();

    var parted = accepted(ClientDecider.unmerge(merged.state(), null, TODAY));
    assertThat(parted.events())
        .containsExactly(new ClientUnmerged(NAMELESS.id(), TODAY, GOES_ON.id()));
    assertThat(parted.state()).isEqualTo(NAMELESS);
  }

  @Test
  void whatCannotBeOneClientIsNotMerged() {
    var company = withNumber("01970000-0000-7000-8000-0000000000c3", "556016-0680");
    var otherCompany = withNumber("01970000-0000-7000-8000-0000000000c4", "556703-7485");

    assertThat(refused(ClientDecider.merge(NAMELESS, NAMELESS, TODAY)).code())
        .isEqualTo("merged-with-itself");
    assertThat(refused(ClientDecider.merge(company, otherCompany, TODAY)).code())
        .isEqualTo("two-org-numbers");
    assertThat(accepted(ClientDecider.merge(NAMELESS, company, TODAY)).events()).hasSize(1);
    var merged = NAMELESS.merged(company.id());
    assertThat(refused(ClientDecider.merge(merged, GOES_ON, TODAY)).code())
        .isEqualTo("client-merged");
    assertThat(refused(ClientDecider.merge(GOES_ON, merged, TODAY)).code())
        .isEqualTo("client-merged");
    assertThat(refused(ClientDecider.change(merged, NAMELESS, TODAY)).code())
        .isEqualTo("client-merged");
    assertThat(refused(ClientDecider.unmerge(NAMELESS, null, TODAY)).code())
        .isEqualTo("client-not-merged");
  }

  private static Decision<Client, ClientEvent> erase(Client client, @Nullable Refusal kept) {
    return ClientDecider.erase(client, kept, ErasureGround.SUBJECT_REQUEST, "Begäran", TODAY);
  }

  @Test
  void whoIsKeptByAProjectIsNotErasedAndWhoIsErasedIsSoOnce() {
    var kept = Refusal.conflict("kept-by-decision", "Bevaras", "It is kept");

    assertThat(refused(erase(NAMELESS, kept))).isEqualTo(kept);
    var erased = accepted(erase(NAMELESS, null)).state();
    assertThat(accepted(erase(erased, kept)).events()).as("there is nothing to keep").isEmpty();
  }

  @Test
  void aPersonIsErasedAndACompanyIsNot() {
    var trader = withNumber(ID, Number.OF_PERSON.written);

    var erased = accepted(erase(trader, null));

    assertThat(erased.events())
        .containsExactly(new ClientErased(trader.id(), TODAY, ErasureGround.SUBJECT_REQUEST));
    assertThat(erased.note()).isEqualTo("Begäran");
    assertThat(erased.state().name()).isEqualTo(PersonalFields.ERASED);
    assertThat(erased.state().orgNumber()).isNull();
    assertThat(erased.state().municipality()).isEqualTo(trader.municipality());
    assertThat(erased.state().search()).noneMatch(word -> word.startsWith("vind"));
    assertThat(accepted(erase(NAMELESS, null)).events()).hasSize(1);
    var company = withNumber(ID, Number.OF_ORGANISATION.written);
    assertThat(refused(erase(company, null)).code()).isEqualTo("not-a-person");
  }

  @Test
  void whatIsOnHoldIsNotErasedUntilItIsReleased() {
    var held = accepted(ClientDecider.placeHold(NAMELESS, "Tvist", TODAY));
    assertThat(held.events()).containsExactly(new ClientHoldPlaced(NAMELESS.id(), TODAY));
    assertThat(accepted(ClientDecider.placeHold(held.state(), "Tvist", TODAY)).events()).isEmpty();
    assertThat(refused(erase(held.state(), null)).code()).isEqualTo("legal-hold");

    var released = accepted(ClientDecider.releaseHold(held.state(), null, TODAY));
    assertThat(released.events()).containsExactly(new ClientHoldReleased(NAMELESS.id(), TODAY));
    assertThat(released.state()).isEqualTo(NAMELESS);
    assertThat(accepted(ClientDecider.releaseHold(NAMELESS, null, TODAY)).events()).isEmpty();
  }

  /** It is shown masked: who changes something else cannot give it again. */
  @Test
  void aSoleTradersNumberStaysWhereItIsLeftOut() {
    var trader = withNumber(ID, Number.OF_PERSON.written);
    var without =
        new Client(
            trader.id(),
            ClientKind.COMPANY,
            "Nytt namn",
            null,
            trader.municipality(),
            LegalForm.SOLE_TRADER,
            null,
            null,
            null,
            null,
            null,
            null);

    var changed = accepted(ClientDecider.change(trader, without, TODAY)).state();

    assertThat(changed.orgNumber()).isEqualTo(trader.orgNumber());
    assertThat(changed.name()).isEqualTo("Nytt namn");
    var company = withNumber(ID, Number.OF_ORGANISATION.written);
    assertThat(refused(ClientDecider.change(company, without, TODAY)).code())
        .isEqualTo("org-number-needed");
  }

  private static Client withNumber(String id, @Nullable String number) {
    return new Client(
        new ClientId(id),
        number == null ? ClientKind.PROSPECTIVE_ENTREPRENEUR : ClientKind.COMPANY,
        "Vindelns Trä",
        number == null ? null : new OrgNumber(number),
        Municipality.VINDELN,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Decision.Accepted<Client, ClientEvent> accepted(
      Decision<Client, ClientEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<Client, ClientEvent>) decision;
  }

  private static Refusal refused(Decision<Client, ClientEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<Client, ClientEvent>) decision).why();
  }
}
