package se.lotsen.model.code;

import se.lotsen.model.Text;

/** Legal form, as the Swedish Companies Registration Office names them. */
public enum LegalForm implements Labelled {
  SOLE_TRADER("Enskild firma", "Sole trader"),
  LIMITED_COMPANY("Aktiebolag", "Limited company"),
  TRADING_PARTNERSHIP("Handelsbolag", "Trading partnership"),
  LIMITED_PARTNERSHIP("Kommanditbolag", "Limited partnership"),
  ECONOMIC_ASSOCIATION("Ekonomisk förening", "Economic association"),
  NON_PROFIT_ASSOCIATION("Ideell förening", "Non-profit association"),
  FOUNDATION("Stiftelse", "Foundation"),
  OTHER("Annan", "Other");

  private final Text label;

  LegalForm(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
