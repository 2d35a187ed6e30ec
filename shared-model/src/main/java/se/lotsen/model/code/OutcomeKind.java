package se.lotsen.model.code;

import se.lotsen.model.Text;

/** What came of a case. Only {@link #NEW_JOBS} carries a number of jobs. */
public enum OutcomeKind implements Labelled {
  NEW_JOBS("Nya arbetstillfällen", "New jobs"),
  ADVICE_USED("Rådet har använts", "Advice put to use"),
  NO_CHANGE("Ingen förändring", "No change");

  private final Text label;

  OutcomeKind(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
