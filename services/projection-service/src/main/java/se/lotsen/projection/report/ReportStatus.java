package se.lotsen.projection.report;

import se.lotsen.kit.lifecycle.LifecycleState;
import se.lotsen.model.Text;
import se.lotsen.model.code.Labelled;

/** Where a report is in its life. */
enum ReportStatus implements Labelled, LifecycleState {
  DRAFT("Utkast", "Draft"),
  SUBMITTED("Inlämnad", "Submitted"),
  RETURNED("Återlämnad", "Returned"),
  APPROVED("Godkänd", "Approved");

  private final Text label;

  ReportStatus(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }

  @Override
  public boolean isOpen() {
    return this != APPROVED;
  }

  /** Whether its figures were told and stand. */
  boolean isTold() {
    return this == SUBMITTED || this == APPROVED;
  }
}
