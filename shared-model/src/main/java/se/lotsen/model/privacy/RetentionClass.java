package se.lotsen.model.privacy;

import se.lotsen.model.Text;

/** How long something personal is kept, and what ends it. */
public enum RetentionClass {
  /** Kept as long as the project's decision says, and gone by a disposal of the project. */
  PROJECT_RECORD(
      "Så länge projektets bevarandebeslut säger; gallras med projektet",
      "As long as the project's retention decision says; disposed of with the project"),
  /** Outlives projects: gone when the person asks, or the archive decides. */
  CLIENT_RECORD(
      "Över projekten; raderas på begäran eller efter gallringsbeslut",
      "Across projects; erased on request or by a decision to dispose"),
  /** The name of whoever acted stays as long as the record that it answers for. */
  ACCOUNTABILITY(
      "Så länge handlingen det svarar för; raderas inte på begäran",
      "As long as the record it answers for; not erased on request"),
  /** Files of other systems: as long as the import is there. */
  TRANSIT(
      "Tills filen är inläst; avvisade rader tills inläsningen tas bort",
      "Until the file is imported; rejected rows until the import is deleted"),
  /** Accounts: as long as somebody works here. */
  ACCOUNT("Så länge kontot finns", "As long as the account is there");

  private final Text label;

  RetentionClass(String sv, String en) {
    this.label = new Text(sv, en);
  }

  public Text label() {
    return label;
  }
}
