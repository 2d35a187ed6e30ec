package se.lotsen.model.code;

import se.lotsen.model.Text;

/** What a report to a funder is. */
public enum ReportKind implements Labelled {
  /** Belongs to a payment application (lägesrapport). */
  PROGRESS("Lägesrapport", "Progress report"),
  /** Sums all up; after it nothing is open any more (slutrapport). */
  FINAL("Slutrapport", "Final report");

  private final Text label;

  ReportKind(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
