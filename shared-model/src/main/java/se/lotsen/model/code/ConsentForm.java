package se.lotsen.model.code;

import se.lotsen.model.Text;

/** How a client agreed to being referred. */
public enum ConsentForm implements Labelled {
  WRITTEN("Skriftligt", "In writing"),
  ORAL("Muntligt", "Orally");

  private final Text label;

  ConsentForm(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
