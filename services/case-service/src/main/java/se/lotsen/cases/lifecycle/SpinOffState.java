package se.lotsen.cases.lifecycle;

import se.lotsen.model.Text;

/** The states of a spin-off case (avknoppning). */
enum SpinOffState implements CaseState {
  IDEA_REGISTERED(Phase.PREPARING, "Idé registrerad", "Idea registered"),
  SCREENING(Phase.WORKING, "Idéprövning", "Screening"),
  CONCEPT_DEVELOPMENT(Phase.WORKING, "Konceptutveckling", "Concept development"),
  PREPARING_START(Phase.WORKING, "Förbereder start", "Preparing the start"),
  STARTED(Phase.WORKING, "Företaget har startat", "Started"),
  REFERRED(Phase.WORKING, "Lotsad vidare", "Referred"),
  FOLLOW_UP(Phase.WORKING, "Uppföljning", "Follow-up"),
  COMPLETED(Phase.ENDED, "Avslutat", "Completed"),
  ABANDONED(Phase.GIVEN_UP, "Nedlagt", "Abandoned");

  private final Phase phase;
  private final Text label;

  SpinOffState(Phase phase, String sv, String en) {
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
