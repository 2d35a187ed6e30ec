package se.lotsen.model.code;

import se.lotsen.model.Text;

/** Why a value is not what it was when it was told. */
public enum DifferenceCause implements Labelled {
  /** It happened since. */
  NEW("Har hänt sedan dess", "Happened since"),
  /** It had happened before and was entered afterwards. */
  LATE("Registrerat i efterhand", "Entered late"),
  /** What had been entered was corrected. */
  CORRECTION("Rättat", "Corrected"),
  /** What had been entered was taken back. */
  RETRACTION("Återkallat", "Taken back"),
  /** Clients were merged, or a merge was taken back. */
  MERGE("Klienter slagna ihop eller isär", "Clients merged or unmerged");

  private final Text label;

  DifferenceCause(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
