package se.lotsen.model.code;

import se.lotsen.model.Text;

/** Who takes a business over. */
public enum SuccessorKind implements Labelled {
  FAMILY("Familj", "Family"),
  EMPLOYEE("Anställd", "Employee"),
  EXTERNAL("Extern", "External");

  private final Text label;

  SuccessorKind(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
