package se.lotsen.referrals.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleTrigger;
import se.lotsen.model.Text;
import se.lotsen.model.code.TriggerCode;

/** What moves a referral. */
public enum ReferralTrigger implements LifecycleTrigger {
  SEND(false, "Skicka", "Send"),
  ACCEPT(true, "Ta emot", "Accept"),
  REJECT(true, "Avböj", "Reject"),
  START(true, "Börja", "Start"),
  COMPLETE(true, "Avsluta", "Complete"),
  CANCEL(false, "Återta", "Cancel"),
  EXPIRE(false, "Avsluta utan svar", "Expire");

  private final boolean partners;
  private final Text label;

  ReferralTrigger(boolean partners, String sv, String en) {
    this.partners = partners;
    this.label = new Text(sv, en);
  }

  public TriggerCode code() {
    return new TriggerCode(name());
  }

  /** Whether it is for the partner to take; an advisor may enter what the partner said. */
  public boolean isPartners() {
    return partners;
  }

  @Override
  public Text label() {
    return label;
  }
}
