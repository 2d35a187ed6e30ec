package se.lotsen.projection.report;

import se.lotsen.kit.lifecycle.LifecycleTrigger;
import se.lotsen.model.Text;

/** What can be done with a report. */
enum ReportTrigger implements LifecycleTrigger {
  SUBMIT("Lämna in", "Submit"),
  RETURN("Återlämna", "Return"),
  APPROVE("Godkänn", "Approve");

  private final Text label;

  ReportTrigger(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }

  /** Whether it is for the funder to do. */
  boolean isOfFunder() {
    return this != SUBMIT;
  }
}
