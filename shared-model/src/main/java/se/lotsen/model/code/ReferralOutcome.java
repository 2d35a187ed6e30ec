package se.lotsen.model.code;

import se.lotsen.model.Text;

/** What came of a referral at the partner. */
public enum ReferralOutcome implements Labelled {
  COMPANY_STARTED("Företag startat", "Company started"),
  ADVICE_GIVEN("Rådgivning gavs", "Advice given"),
  NOT_PURSUED("Fullföljdes inte", "Not pursued"),
  OTHER("Annat", "Other");

  private final Text label;

  ReferralOutcome(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
