package se.lotsen.referrals.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.code.ReferralOutcome;

/** Why a command to a referral is refused, in words. */
final class ReferralRefusals {
  private ReferralRefusals() {}

  static @Nullable Refusal beforeSent(LocalDate on, Referral referral) {
    return referral.asked() != null && on.isBefore(referral.asked().sentOn())
        ? Refusal.invalid(
            "day-before-sent",
            "on",
            "%s ligger före dagen då lotsningen skickades (%s)"
                .formatted(on, referral.asked().sentOn()),
            "%s is before the day the referral was sent (%s)"
                .formatted(on, referral.asked().sentOn()))
        : null;
  }

  static Refusal notOpen(Referral referral) {
    return Refusal.conflict(
        "referral-not-open",
        "Lotsningen är %s; skriv en ny".formatted(referral.state().label().sv()),
        "The referral is %s; draft a new one".formatted(referral.state().name()));
  }

  static Refusal outcomeNotYet() {
    return Refusal.invalid(
        "outcome-not-yet",
        "outcome",
        "Vad lotsningen ledde till anges när den avslutas (COMPLETE)",
        "What came of the referral is stated when it is completed (COMPLETE)");
  }

  static Refusal companyNeeded(boolean numberMissing) {
    return Refusal.invalid(
        "company-needed",
        numberMissing ? "outcome.orgNumber" : "outcome.startedOn",
        "Ange företagets organisationsnummer och dagen det startade",
        "Give the company's organisation number and the day it started");
  }

  static Refusal noCompanyExpected(ReferralOutcome outcome) {
    return Refusal.invalid(
        "no-company-expected",
        "outcome.outcome",
        "Resultatet %s har inget företag; välj COMPANY_STARTED eller ta bort det"
            .formatted(outcome.name()),
        "The outcome %s has no company; choose COMPANY_STARTED or leave it out"
            .formatted(outcome.name()));
  }

  static Refusal companyNotNew(Referral referral) {
    return Refusal.invalid(
        "company-not-new",
        "outcome.startedOn",
        "Företaget startade före lotsningen (%s); ange origin EXISTED_BEFORE"
            .formatted(referral.draftedOn()),
        "The company started before the referral (%s); give the origin EXISTED_BEFORE"
            .formatted(referral.draftedOn()));
  }

  static Refusal otherWork(String field) {
    return Refusal.invalid(
        "other-clients-work",
        field,
        "Det gäller en annan klient eller ett annat projekt; utelämna client och project, så tas"
            + " de därifrån",
        "It is another client's or another project's; leave client and project out to take them"
            + " from there");
  }

  static Refusal needed(String field) {
    return Refusal.invalid(
        "needed-without-case-or-contact",
        field,
        "Ange %s, eller det ärende eller den kontakt som lotsningen kommer från".formatted(field),
        "Give %s, or the case or contact that the referral comes from".formatted(field));
  }

  static Refusal unknown(String field, String id) {
    return Refusal.invalid(
        "unknown-" + field,
        field,
        "Det finns ingen sådan: %s".formatted(id),
        "There is none such: %s".formatted(id));
  }
}
