package se.lotsen.model.code;

import se.lotsen.model.Text;

/** What a client may let a partner be told. */
public enum SharedItem implements Labelled {
  NAME("Namn", "Name"),
  EMAIL("E-post", "E-mail"),
  PHONE("Telefon", "Telephone"),
  ORGANISATION_NUMBER("Organisationsnummer", "Organisation number"),
  BUSINESS_IDEA("Affärsidé", "Business idea"),
  NOTES("Anteckningar", "Notes");

  private final Text label;

  SharedItem(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
