package se.lotsen.model.code;

import se.lotsen.model.Text;

/** Who is advised. A prospective entrepreneur has no organisation number yet. */
public enum ClientKind implements Labelled {
  COMPANY("Företag", "Company"),
  PROSPECTIVE_ENTREPRENEUR("Blivande företagare", "Prospective entrepreneur"),
  ASSOCIATION("Ideell förening", "Non-profit association");

  private final Text label;

  ClientKind(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
