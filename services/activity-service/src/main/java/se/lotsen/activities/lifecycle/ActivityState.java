package se.lotsen.activities.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleState;
import se.lotsen.model.Text;
import se.lotsen.model.code.StateCode;

/** The states of an activity. */
public enum ActivityState implements LifecycleState {
  PLANNED(true, "Planerad", "Planned"),
  OPEN(true, "Öppen för anmälan", "Open for registration"),
  HELD(true, "Genomförd", "Held"),
  REPORTED(false, "Rapporterad", "Reported"),
  CANCELLED(false, "Inställd", "Cancelled");

  private final boolean open;
  private final Text label;

  ActivityState(boolean open, String sv, String en) {
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

  /** Whether people can be registered: beforehand, or as having turned up. */
  public boolean takesRegistrations() {
    return this == OPEN || hasTakenPlace();
  }

  /** Whether it is known who was there; corrections are taken for ever. */
  public boolean hasTakenPlace() {
    return this == HELD || this == REPORTED;
  }

  @Override
  public Text label() {
    return label;
  }
}
