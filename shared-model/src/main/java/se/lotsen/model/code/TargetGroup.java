package se.lotsen.model.code;

import se.lotsen.model.Text;

/** For whom an activity is, and as whom somebody takes part. */
public enum TargetGroup implements Labelled {
  COMPANIES("Företag", "Companies"),
  POLITICIANS("Politiker", "Politicians"),
  OFFICIALS("Tjänstemän", "Officials"),
  STUDENTS("Studerande", "Students"),
  ASSOCIATIONS("Föreningar", "Associations"),
  PUBLIC("Allmänhet", "Public");

  private final Text label;

  TargetGroup(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
