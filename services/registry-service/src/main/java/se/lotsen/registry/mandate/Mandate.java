package se.lotsen.registry.mandate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.Days;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.MandateInForce;
import se.lotsen.model.MandateId;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.MandateKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.privacy.NotPersonal;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * A mandate as it is kept.
 *
 * @param holder the account that may use it
 * @param onBehalfOf the account in whose place; null for exceptional access
 * @param parties both of them: whose own it is
 * @param roles that its holder has by it
 * @param reach how far, by the name of each scope's claim, as whoever gave it reached when they did
 * @param reason why, in the words of whoever gave or took it
 * @param until in force before this moment
 * @param ended whether it was ended before that
 * @param reviewed whether somebody looked into it
 */
record Mandate(
    MandateId id,
    MandateKind kind,
    @PersonalData(PersonalCategory.ACTOR) String holder,
    @PersonalData(PersonalCategory.ACTOR) @Nullable String onBehalfOf,
    @PersonalData(PersonalCategory.ACTOR) List<String> parties,
    Set<Role> roles,
    @NotPersonal("codes of municipalities and projects, and the name work has for an advisor")
        Map<String, List<String>> reach,
    @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String reason,
    Instant from,
    Instant until,
    boolean ended,
    boolean reviewed) {
  /** What can be done in another's place; who operates Lotsen or watches over it does so alone. */
  private static final Set<Role> PASSED_ON = EnumSet.of(Role.ADVISOR, Role.SUPERVISOR);

  /** With what the giver may do, for somebody else. */
  static Mandate given(
      MandateId id, Caller giver, String holder, String reason, Instant from, Instant until) {
    var roles = EnumSet.copyOf(PASSED_ON);
    roles.retainAll(giver.roles());
    return new Mandate(
        id,
        MandateKind.LEAVE_COVER,
        holder,
        giver.id(),
        List.of(holder, giver.id()),
        roles,
        reachOf(giver),
        reason,
        from,
        until,
        false,
        false);
  }

  private static Map<String, List<String>> reachOf(Caller giver) {
    return Map.of(
        Scope.MUNICIPALITY.claim(), reach(giver, Scope.MUNICIPALITY),
        Scope.PROJECT.claim(), reach(giver, Scope.PROJECT),
        Scope.OWN.claim(), reach(giver, Scope.OWN));
  }

  private static List<String> reach(Caller giver, Scope scope) {
    return giver.reach().getOrDefault(scope, Set.of()).stream().sorted().toList();
  }

  /** To read in one municipality. */
  static Mandate taken(
      MandateId id,
      Caller taker,
      Municipality municipality,
      String reason,
      Instant from,
      Instant until) {
    return new Mandate(
        id,
        MandateKind.EXCEPTIONAL,
        taker.id(),
        null,
        List.of(taker.id()),
        Set.of(Role.EXCEPTIONAL_READER),
        Map.of(Scope.MUNICIPALITY.claim(), List.of(municipality.scb())),
        reason,
        from,
        until,
        false,
        false);
  }

  boolean isInForce(Instant now) {
    return !ended && now.isBefore(until);
  }

  /** The last day on which it is in force at all. */
  LocalDate lastDay() {
    return LocalDate.ofInstant(until.minusNanos(1), Days.ZONE);
  }

  MandateInForce inForce() {
    var scopes = new EnumMap<Scope, Set<String>>(Scope.class);
    Stream.of(Scope.values())
        .forEach(
            scope -> scopes.put(scope, Set.copyOf(reach.getOrDefault(scope.claim(), List.of()))));
    return new MandateInForce(id.value(), holder, onBehalfOf, roles, scopes, until);
  }

  Mandate asEnded() {
    return with(true, reviewed);
  }

  Mandate asReviewed() {
    return with(ended, true);
  }

  private Mandate with(boolean isEnded, boolean isReviewed) {
    return new Mandate(
        id,
        kind,
        holder,
        onBehalfOf,
        parties,
        roles,
        reach,
        reason,
        from,
        until,
        isEnded,
        isReviewed);
  }
}
