package se.lotsen.model.code;

import se.lotsen.model.Text;

/**
 * Enterprise size by staff headcount: below 10, 50 and 250, and from 250 (Commission Recommendation
 * 2003/361/EC).
 */
public enum SizeClass implements Labelled {
  MICRO("Mikroföretag", "Micro"),
  SMALL("Litet företag", "Small"),
  MEDIUM("Medelstort företag", "Medium"),
  LARGE("Stort företag", "Large");

  private final Text label;

  SizeClass(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
