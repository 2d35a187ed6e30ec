package se.lotsen.model.code;

import se.lotsen.model.Text;

/** What obliges to keep the records of a project up to a day. */
public enum RetentionBasis implements Labelled {
  /** The term of the funding decision, also where it was prolonged by letter. */
  FUNDING_DECISION("Beslut om stöd", "Funding decision"),
  /** Ten years after the last minor aid (de minimis) was given: Regulation (EU) 2023/2831. */
  MINOR_AID("Stöd av mindre betydelse", "Minor aid"),
  /** The decision of the archive authority (bevarande- och gallringsbeslut). */
  ARCHIVE_DECISION("Arkivbeslut", "Archive decision");

  private final Text label;

  RetentionBasis(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
