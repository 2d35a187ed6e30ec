package se.lotsen.referrals.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleGuard;

/** The rules for steps, each with the sentence a user is shown when it says no. */
final class ReferralGuards {
  static final LifecycleGuard<ReferralFacts> CONSENT_GIVEN =
      LifecycleGuard.of(
          "CONSENT_GIVEN",
          ReferralFacts::consentGiven,
          "Klienten har inte samtyckt än; registrera samtycket och vad som får delas",
          "The client has not consented yet; record the consent and what may be shared");

  static final LifecycleGuard<ReferralFacts> REASON_GIVEN =
      LifecycleGuard.reasonGiven(ReferralFacts::reasonGiven);

  static final LifecycleGuard<ReferralFacts> OUTCOME_STATED =
      LifecycleGuard.<ReferralFacts>of(
              "OUTCOME_STATED",
              ReferralFacts::outcomeStated,
              "Ange vad lotsningen ledde till",
              "State what came of the referral")
          .askingFor("outcome");

  static final LifecycleGuard<ReferralFacts> ANSWER_OVERDUE =
      LifecycleGuard.of(
          "ANSWER_OVERDUE",
          ReferralFacts::answerOverdue,
          "Partnern har ännu tid att svara; återta lotsningen om den inte ska vänta",
          "The partner still has time to answer; cancel the referral if it is not to wait");

  private ReferralGuards() {}
}
