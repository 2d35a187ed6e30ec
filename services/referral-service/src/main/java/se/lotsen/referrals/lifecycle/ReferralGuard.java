package se.lotsen.referrals.lifecycle;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.lifecycle.LifecycleGuard;
import se.lotsen.model.Text;

/** A named rule for a step, with the sentence a user is shown when it says no. */
public enum ReferralGuard implements LifecycleGuard<ReferralFacts> {
  CONSENT_GIVEN(
      ReferralFacts::consentGiven,
      null,
      "Klienten har inte samtyckt än; registrera samtycket och vad som får delas",
      "The client has not consented yet; record the consent and what may be shared"),
  REASON_GIVEN(
      ReferralFacts::reasonGiven,
      "reason",
      "En anledning behövs; skriv varför",
      "A reason is needed; say why"),
  OUTCOME_STATED(
      ReferralFacts::outcomeStated,
      "outcome",
      "Ange vad lotsningen ledde till",
      "State what came of the referral"),
  ANSWER_OVERDUE(
      ReferralFacts::answerOverdue,
      null,
      "Partnern har ännu tid att svara; återta lotsningen om den inte ska vänta",
      "The partner still has time to answer; cancel the referral if it is not to wait");

  private final Predicate<ReferralFacts> rule;
  private final @Nullable String asksFor;
  private final Text refusal;

  ReferralGuard(Predicate<ReferralFacts> rule, @Nullable String asksFor, String sv, String en) {
    this.rule = rule;
    this.asksFor = asksFor;
    this.refusal = new Text(sv, en);
  }

  @Override
  public boolean allows(ReferralFacts facts) {
    return rule.test(facts);
  }

  @Override
  public Text refusal() {
    return refusal;
  }

  @Override
  public @Nullable String asksFor() {
    return asksFor;
  }
}
