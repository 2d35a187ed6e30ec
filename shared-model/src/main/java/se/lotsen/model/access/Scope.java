package se.lotsen.model.access;

import se.lotsen.model.Text;

/** How far a right reaches: everywhere, or where a claim of whoever has it says. */
public enum Scope {
  EVERYTHING("", "allt", "everything"),
  /** The codes of Statistics Sweden in {@code municipalities}. */
  MUNICIPALITY("municipalities", "i de egna kommunerna", "in one's own municipalities"),
  /** The codes in {@code projects}. */
  PROJECT("projects", "i de egna projekten", "in one's own projects"),
  /** The funder's code in {@code funder}. */
  FUNDER("funder", "i projekt som man finansierar", "in projects that one funds"),
  /** The partner's id in {@code partner}. */
  PARTNER(
      "partner",
      "det som sänts till den egna organisationen",
      "what was sent to one's own organisation"),
  /**
   * What one did oneself, or is named in: by the name that work has for an advisor in {@code
   * advisor}, and by the account.
   */
  OWN("advisor", "det egna", "one's own");

  /** In a claim it stands for all there are. */
  public static final String ALL = "*";

  private final String claim;
  private final Text label;

  Scope(String claim, String sv, String en) {
    this.claim = claim;
    this.label = new Text(sv, en);
  }

  /** The claim with what it reaches; empty where none is asked. */
  public String claim() {
    return claim;
  }

  public Text label() {
    return label;
  }
}
