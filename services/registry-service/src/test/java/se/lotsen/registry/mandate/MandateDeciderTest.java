package se.lotsen.registry.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.MandateId;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;
import se.lotsen.model.access.Standing;
import se.lotsen.model.code.MandateKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.MandateEvent;
import se.lotsen.model.event.MandateEvent.MandateEnded;
import se.lotsen.model.event.MandateEvent.MandateGiven;
import se.lotsen.model.event.MandateEvent.MandateReviewed;

class MandateDeciderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final MandateId ID = new MandateId("01970000-0000-7000-8000-00000000e901");
  private static final Caller ANNA = caller("anna", Role.ADVISOR);

  private static Caller caller(String id, Role... roles) {
    return new Caller(
        id,
        Set.of(roles),
        Map.of(
            Scope.MUNICIPALITY, Set.of("2460"),
            Scope.PROJECT, Set.of("4K"),
            Scope.FUNDER, Set.of("region"),
            Scope.OWN, Set.of(id)),
        null);
  }

  private static Mandate given(Caller giver, String holder, Duration length) {
    return Mandate.given(ID, giver, holder, "Semester", NOW, NOW.plus(length));
  }

  private static final Mandate COVER = given(ANNA, "berit", Duration.ofDays(5));
  private static final Mandate TAKEN =
      Mandate.taken(ID, ANNA, Municipality.UMEA, "Akut", NOW, NOW.plus(MandateDecider.EXCEPTIONAL));

  private static Decision<Mandate, MandateEvent> give(Mandate mandate) {
    return MandateDecider.give(mandate, Standing.CAN_STAND_IN, TODAY);
  }

  @ParameterizedTest
  @CsvSource({"NOBODY, unknown-account", "NO_ROLE_FOR_IT, cannot-stand-in"})
  void whoCannotStandInIsGivenNothing(Standing standing, String code) {
    var decision = MandateDecider.give(COVER, standing, TODAY);

    assertThat(codeOf(decision)).isEqualTo(code);
    assertThat(((Decision.Refused<Mandate, MandateEvent>) decision).why().field()).isEqualTo("to");
    assertThat(accepted(MandateDecider.give(COVER, Standing.UNKNOWN, TODAY)).events()).hasSize(1);
  }

  @Test
  void whoStandsInReachesWhatTheGiverDoes() {
    var event = new MandateGiven(ID, TODAY, MandateKind.LEAVE_COVER, LocalDate.of(2026, 3, 7));
    assertThat(accepted(give(COVER)).events()).isEqualTo(List.of(event));

    var inForce = COVER.inForce();
    assertThat(inForce.holder()).isEqualTo("berit");
    assertThat(inForce.onBehalfOf()).isEqualTo("anna");
    assertThat(inForce.roles()).containsExactly(Role.ADVISOR);
    assertThat(inForce.reach())
        .containsEntry(Scope.MUNICIPALITY, Set.of("2460"))
        .containsEntry(Scope.PROJECT, Set.of("4K"))
        .containsEntry(Scope.OWN, Set.of("anna"))
        .containsEntry(Scope.FUNDER, Set.of());
  }

  /** Who operates Lotsen, watches over it or works elsewhere does so alone. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ADVISOR", "SUPERVISOR"})
  void otherRolesAreNotPassedOn(Role role) {
    assertThat(codeOf(give(given(caller("x", role), "y", Duration.ofDays(1)))))
        .isEqualTo("nothing-to-give");
    assertThat(given(caller("x", role, Role.SUPERVISOR), "y", Duration.ofDays(1)).roles())
        .containsExactly(Role.SUPERVISOR);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "-24, true", "1, false", "2208, false", "2209, true"})
  void aMandateEndsAfterAQuarterOfAYearAtMost(int hours, boolean refused) {
    var decision = give(given(ANNA, "berit", Duration.ofHours(hours)));

    assertThat(decision instanceof Decision.Refused<Mandate, MandateEvent>).isEqualTo(refused);
  }

  @Test
  void nobodyStandsInForThemselves() {
    assertThat(codeOf(give(given(ANNA, "anna", Duration.ofDays(1))))).isEqualTo("own-stand-in");
  }

  @Test
  void exceptionalAccessReadsInOneMunicipalityForHours() {
    assertThat(accepted(give(TAKEN)).events()).hasSize(1);
    assertThat(TAKEN.inForce().roles()).containsExactly(Role.EXCEPTIONAL_READER);
    assertThat(TAKEN.inForce().reach()).containsEntry(Scope.MUNICIPALITY, Set.of("2480"));
    assertThat(TAKEN.isInForce(NOW.plus(Duration.ofHours(4).minusMillis(1)))).isTrue();
    assertThat(TAKEN.isInForce(NOW.plus(Duration.ofHours(4)))).isFalse();
  }

  @Test
  void whatWasEndedIsOver() {
    var ended = accepted(MandateDecider.end(COVER, "Tillbaka", NOW, TODAY));
    assertThat(ended.events()).isEqualTo(List.of(new MandateEnded(ID, TODAY)));
    assertThat(ended.state().isInForce(NOW)).isFalse();
    assertThat(accepted(MandateDecider.end(ended.state(), null, NOW, TODAY)).events()).isEmpty();
    assertThat(
            accepted(MandateDecider.end(COVER, null, NOW.plus(Duration.ofDays(6)), TODAY)).events())
        .as("its time is over anyway")
        .isEmpty();
  }

  @Test
  void exceptionalAccessIsLookedIntoBySomebodyElseOnce() {
    assertThat(codeOf(MandateDecider.review(COVER, "siv", "Bra", TODAY)))
        .isEqualTo("not-exceptional");
    assertThat(codeOf(MandateDecider.review(TAKEN, "anna", "Bra", TODAY)))
        .isEqualTo("own-exceptional-access");

    var reviewed = accepted(MandateDecider.review(TAKEN, "siv", "Bra", TODAY));
    assertThat(reviewed.events()).isEqualTo(List.of(new MandateReviewed(ID, TODAY)));
    assertThat(codeOf(MandateDecider.review(reviewed.state(), "siv", "Igen", TODAY)))
        .as("a second finding would be lost")
        .isEqualTo("already-reviewed");
  }

  @Test
  void itsReasonCanBeErasedAndWhoActedCannot() {
    var erased = accepted(MandateDecider.erase(COVER, "Begäran", TODAY)).state();

    assertThat(erased.reason()).isNull();
    assertThat(erased.holder()).isEqualTo("berit");
    assertThat(erased.onBehalfOf()).isEqualTo("anna");
    assertThat(accepted(MandateDecider.erase(erased, "Begäran", TODAY)).events()).isEmpty();
  }

  private static Decision.Accepted<Mandate, MandateEvent> accepted(
      Decision<Mandate, MandateEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<Mandate, MandateEvent>) decision;
  }

  private static String codeOf(Decision<Mandate, MandateEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<Mandate, MandateEvent>) decision).why().code();
  }
}
