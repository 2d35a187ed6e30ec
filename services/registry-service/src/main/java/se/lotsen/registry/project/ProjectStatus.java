package se.lotsen.registry.project;

import se.lotsen.kit.lifecycle.LifecycleState;
import se.lotsen.model.Text;
import se.lotsen.model.code.Labelled;

/** Where a project is in its life. */
enum ProjectStatus implements Labelled, LifecycleState {
  PLANNED("Planerat", "Planned"),
  ACTIVE("Pågår", "Active"),
  CLOSING("Avslutas", "Closing"),
  CLOSED("Avslutat", "Closed");

  private final Text label;

  ProjectStatus(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }

  @Override
  public boolean isOpen() {
    return this != CLOSED;
  }
}
