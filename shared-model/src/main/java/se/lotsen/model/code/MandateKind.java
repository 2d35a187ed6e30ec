package se.lotsen.model.code;

import se.lotsen.model.Text;

/** What lets somebody do for a time what their own role does not. */
public enum MandateKind implements Labelled {
  /** Given by a colleague who is away; what is done with it is done on their behalf. */
  LEAVE_COVER("Ersätter en kollega", "Stands in for a colleague"),
  /** Taken in an emergency, to read in a municipality that is not one's own; it is looked into. */
  EXCEPTIONAL("Nödöppning", "Exceptional access");

  private final Text label;

  MandateKind(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
