package se.lotsen.model.code;

import se.lotsen.model.Text;

/** In what an amount is, by its code in ISO 4217. */
public enum Currency implements Labelled {
  SEK("Svenska kronor", "Swedish kronor"),
  EUR("Euro", "Euro");

  private final Text label;

  Currency(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
