package se.lotsen.model.code;

import se.lotsen.model.Text;

/** The kinds of case; each has a lifecycle of its own. */
public enum CaseType implements Labelled {
  ADVICE("Stöd och rådgivning", "Support and advice"),
  SPIN_OFF("Avknoppning", "Spin-off"),
  SUCCESSION("Ägarskifte", "Succession");

  private final Text label;

  CaseType(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
