package se.lotsen.model.code;

import se.lotsen.model.Text;

/** Why personal data was erased. */
public enum ErasureGround implements Labelled {
  /** A person asked for it: article 17 of the GDPR. */
  SUBJECT_REQUEST("På begäran av den registrerade", "At the data subject's request"),
  /** By a decision to dispose of a project's records (gallring). */
  DISPOSAL("Gallring", "Disposal");

  private final Text label;

  ErasureGround(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
