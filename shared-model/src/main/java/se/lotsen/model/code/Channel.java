package se.lotsen.model.code;

import se.lotsen.model.Text;

/** How advisor and client met. */
public enum Channel implements Labelled {
  VISIT("Besök", "Visit"),
  MEETING("Möte", "Meeting"),
  PHONE("Telefon", "Phone"),
  VIDEO("Videomöte", "Video call"),
  EMAIL("E-post", "E-mail"),
  EVENT("Evenemang", "Event"),
  OTHER("Annat", "Other");

  private final Text label;

  Channel(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
