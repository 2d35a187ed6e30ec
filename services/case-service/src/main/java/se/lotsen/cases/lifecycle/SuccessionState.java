package se.lotsen.cases.lifecycle;

import se.lotsen.model.Text;

/** The states of a succession case (ägarskifte). */
enum SuccessionState implements CaseState {
  IDENTIFIED(Phase.PREPARING, "Identifierat", "Identified"),
  DIALOGUE(Phase.WORKING, "Dialog", "Dialogue"),
  VALUATION(Phase.WORKING, "Värdering", "Valuation"),
  SUCCESSOR_SEARCH(Phase.WORKING, "Söker efterträdare", "Successor search"),
  NEGOTIATION(Phase.WORKING, "Förhandling", "Negotiation"),
  TRANSFERRED(Phase.WORKING, "Överlåtet", "Transferred"),
  FOLLOW_UP(Phase.WORKING, "Uppföljning", "Follow-up"),
  COMPLETED(Phase.ENDED, "Avslutat", "Completed"),
  ABANDONED(Phase.GIVEN_UP, "Nedlagt", "Abandoned");

  private final Phase phase;
  private final Text label;

  SuccessionState(Phase phase, String sv, String en) {
    this.phase = phase;
    this.label = new Text(sv, en);
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public Text label() {
    return label;
  }
}
