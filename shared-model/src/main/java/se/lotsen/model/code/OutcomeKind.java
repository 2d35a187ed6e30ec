package se.lotsen.model.code;

import se.lotsen.model.Text;

/** What came of a case. */
public enum OutcomeKind implements Labelled {
  NEW_JOBS(true, "Nya arbetstillfällen", "New jobs"),
  JOBS_RETAINED(true, "Bevarade arbetstillfällen", "Jobs retained"),
  ADVICE_USED(false, "Rådet har använts", "Advice put to use"),
  NO_CHANGE(false, "Ingen förändring", "No change");

  private final boolean jobs;
  private final Text label;

  OutcomeKind(boolean jobs, String sv, String en) {
    this.jobs = jobs;
    this.label = new Text(sv, en);
  }

  /** Whether it comes with a number of jobs. */
  public boolean hasJobs() {
    return jobs;
  }

  @Override
  public Text label() {
    return label;
  }
}
