package se.lotsen.referrals.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleState;
import se.lotsen.model.Text;
import se.lotsen.model.code.StateCode;

/** The states of a referral, named as in HL7 FHIR Task. */
public enum ReferralState implements LifecycleState {
  DRAFT(true, "Utkast", "Draft"),
  REQUESTED(true, "Skickad", "Requested"),
  ACCEPTED(true, "Mottagen", "Accepted"),
  IN_PROGRESS(true, "Pågår hos partnern", "In progress"),
  COMPLETED(false, "Avslutad", "Completed"),
  REJECTED(false, "Avböjd", "Rejected"),
  CANCELLED(false, "Återtagen", "Cancelled"),
  EXPIRED(false, "Utan svar", "Expired");

  private final boolean open;
  private final Text label;

  ReferralState(boolean open, String sv, String en) {
    this.open = open;
    this.label = new Text(sv, en);
  }

  public StateCode code() {
    return new StateCode(name());
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Text label() {
    return label;
  }
}
