package se.lotsen.activities.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleTrigger;
import se.lotsen.model.Text;
import se.lotsen.model.code.TriggerCode;

/** What moves an activity. */
public enum ActivityTrigger implements LifecycleTrigger {
  OPEN_REGISTRATION("Öppna anmälan", "Open registration"),
  HOLD("Genomför", "Hold"),
  REPORT("Rapportera", "Report"),
  CANCEL("Ställ in", "Cancel");

  private final Text label;

  ActivityTrigger(String sv, String en) {
    this.label = new Text(sv, en);
  }

  public TriggerCode code() {
    return new TriggerCode(name());
  }

  @Override
  public Text label() {
    return label;
  }
}
