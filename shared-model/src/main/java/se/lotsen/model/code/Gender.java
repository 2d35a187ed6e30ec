package se.lotsen.model.code;

import se.lotsen.model.Text;

/** As funders ask for it. */
public enum Gender implements Labelled {
  WOMAN("Kvinna", "Woman"),
  MAN("Man", "Man"),
  NOT_STATED("Inte angivet", "Not stated");

  private final Text label;

  Gender(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
