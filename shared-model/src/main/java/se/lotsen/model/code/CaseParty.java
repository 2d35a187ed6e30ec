package se.lotsen.model.code;

import se.lotsen.model.Text;

/** As what a client takes part in a case. */
public enum CaseParty implements Labelled {
  /** Whose case it is. */
  CLIENT("Klient", "Client"),
  /** The company that comes of it. */
  COMPANY("Företag", "Company");

  private final Text label;

  CaseParty(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
