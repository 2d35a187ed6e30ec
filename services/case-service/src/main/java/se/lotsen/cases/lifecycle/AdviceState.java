package se.lotsen.cases.lifecycle;

import se.lotsen.model.Text;

/** The states of an advice case (stöd och rådgivning). */
enum AdviceState implements CaseState {
  REGISTERED(Phase.PREPARING, "Registrerat", "Registered"),
  NEEDS_ANALYSIS(Phase.PREPARING, "Behovsanalys", "Needs analysis"),
  ADVISING(Phase.WORKING, "Rådgivning pågår", "Advising"),
  WAITING_FOR_CLIENT(Phase.WORKING, "Väntar på klienten", "Waiting for the client"),
  REFERRED(Phase.WORKING, "Lotsat vidare", "Referred"),
  FOLLOW_UP(Phase.WORKING, "Uppföljning", "Follow-up"),
  COMPLETED(Phase.ENDED, "Avslutat", "Completed"),
  WITHDRAWN(Phase.GIVEN_UP, "Avbrutet", "Withdrawn");

  private final Phase phase;
  private final Text label;

  AdviceState(Phase phase, String sv, String en) {
    this.phase = phase;
    this.label = new Text(sv, en);
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public boolean stopsTheClock() {
    return this == WAITING_FOR_CLIENT;
  }

  @Override
  public Text label() {
    return label;
  }
}
