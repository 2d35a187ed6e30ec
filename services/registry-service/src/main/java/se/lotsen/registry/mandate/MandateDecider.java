package se.lotsen.registry.mandate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.model.access.Standing;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.MandateKind;
import se.lotsen.model.event.MandateEvent;
import se.lotsen.model.event.MandateEvent.MandateEnded;
import se.lotsen.model.event.MandateEvent.MandateErased;
import se.lotsen.model.event.MandateEvent.MandateGiven;
import se.lotsen.model.event.MandateEvent.MandateReviewed;

/** Decides on mandates; pure. */
final class MandateDecider {
  /** A quarter of a year: whoever is away for longer has a successor, not a stand-in. */
  static final Duration LONGEST_COVER = Duration.ofDays(92);

  /** Exceptional access ends by itself before a working day does. */
  static final Duration EXCEPTIONAL = Duration.ofHours(4);

  private MandateDecider() {}

  /**
   * @param standing of whoever is to have it; what is wrong with that is said here rather than when
   *     they try to use it
   */
  static Decision<Mandate, MandateEvent> give(Mandate mandate, Standing standing, LocalDate today) {
    var wrong = Refusal.first(wrongIn(mandate), wrongWith(standing));
    return wrong != null
        ? Decision.refused(wrong)
        : Decision.accepted(
            mandate, new MandateGiven(mandate.id(), today, mandate.kind(), mandate.lastDay()));
  }

  private static @Nullable Refusal wrongIn(Mandate mandate) {
    if (mandate.roles().isEmpty()) {
      return Refusal.conflict(
          "nothing-to-give",
          "Bara rådgivare och arbetsledare kan ersättas av någon",
          "Only advisors and supervisors can have somebody stand in");
    }
    if (mandate.holder().equals(mandate.onBehalfOf())) {
      return Refusal.invalid(
          "own-stand-in",
          "to",
          "Ange någon annan än dig själv",
          "Name somebody other than yourself");
    }
    if (!mandate.until().isAfter(mandate.from())
        || Duration.between(mandate.from(), mandate.until()).compareTo(LONGEST_COVER) > 0) {
      return Refusal.invalid(
          "mandate-too-long",
          "lastDay",
          "Sista dagen är idag eller senare, högst %d dagar fram".formatted(LONGEST_COVER.toDays()),
          "The last day is today or later, at most %d days ahead"
              .formatted(LONGEST_COVER.toDays()));
    }
    return null;
  }

  private static @Nullable Refusal wrongWith(Standing standing) {
    return switch (standing) {
      case CAN_STAND_IN, UNKNOWN -> null;
      case NOBODY ->
          Refusal.invalid(
              "unknown-account",
              "to",
              "Det finns inget sådant konto, eller det är avstängt; ange en kollegas konto",
              "There is no such account, or it is switched off; name a colleague's account");
      case NO_ROLE_FOR_IT ->
          Refusal.invalid(
              "cannot-stand-in",
              "to",
              "Det kontot kan inte ersätta någon: bara rådgivare och arbetsledare kan det",
              "That account cannot stand in for anybody: only advisors and supervisors can");
    };
  }

  /** Nobody can use it any more; one whose time is over stays as it is. */
  static Decision<Mandate, MandateEvent> end(
      Mandate now, @Nullable String reason, Instant at, LocalDate today) {
    return now.isInForce(at)
        ? Decision.accepted(now.asEnded(), new MandateEnded(now.id(), today), reason)
        : Decision.nothingToDo(now);
  }

  /** Nobody looks into what they took themselves. */
  static Decision<Mandate, MandateEvent> review(
      Mandate now, String by, String finding, LocalDate today) {
    if (now.kind() != MandateKind.EXCEPTIONAL) {
      return Decision.refused(
          Refusal.conflict(
              "not-exceptional",
              "Bara nödöppningar granskas",
              "Only exceptional access is looked into"));
    }
    if (now.holder().equals(by)) {
      return Decision.refused(
          Refusal.conflict(
              "own-exceptional-access",
              "Den som nödöppnat kan inte granska det själv",
              "Whoever took exceptional access cannot look into it themselves"));
    }
    return now.reviewed()
        ? Decision.refused(
            Refusal.conflict(
                "already-reviewed",
                "Nödöppningen är redan granskad; journalen har vad som kom fram",
                "It was looked into already; its journal has what came of it"))
        : Decision.accepted(now.asReviewed(), new MandateReviewed(now.id(), today), finding);
  }

  static Decision<Mandate, MandateEvent> erase(Mandate now, String reason, LocalDate today) {
    return now.reason() == null
        ? Decision.nothingToDo(now)
        : Decision.accepted(
            PersonalFields.erased(now),
            new MandateErased(now.id(), today, ErasureGround.SUBJECT_REQUEST),
            reason);
  }
}
