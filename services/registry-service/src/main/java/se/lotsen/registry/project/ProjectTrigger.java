package se.lotsen.registry.project;

import se.lotsen.kit.lifecycle.LifecycleTrigger;
import se.lotsen.model.Text;

/** What the project owner can do with a project. */
enum ProjectTrigger implements LifecycleTrigger {
  ACTIVATE("Aktivera", "Activate"),
  START_CLOSING("Börja avsluta", "Start closing"),
  CLOSE("Avsluta", "Close");

  private final Text label;

  ProjectTrigger(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
