package se.lotsen.model.code;

import se.lotsen.model.Text;

/** What kind of activity people meet in. */
public enum ActivityKind implements Labelled {
  WORKSHOP("Workshop", "Workshop"),
  SEMINAR("Seminarium", "Seminar"),
  FAIR("Mässa", "Fair"),
  NETWORK_MEETING("Nätverksträff", "Network meeting"),
  TRAINING("Utbildning", "Training");

  private final Text label;

  ActivityKind(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
