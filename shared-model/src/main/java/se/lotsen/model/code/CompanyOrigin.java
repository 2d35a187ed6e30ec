package se.lotsen.model.code;

import se.lotsen.model.Text;

/**
 * Where a company that came of advice comes from. Only {@link #NEW} is a new company: Statistics
 * Sweden sorts the others out.
 */
public enum CompanyOrigin implements Labelled {
  NEW("Nytt företag", "New company"),
  EXISTED_BEFORE("Fanns redan", "Existed before"),
  CHANGE_OF_OWNER("Ägarbyte", "Change of owner"),
  CHANGE_OF_LEGAL_FORM("Byte av juridisk form", "Change of legal form");

  private final Text label;

  CompanyOrigin(String sv, String en) {
    this.label = new Text(sv, en);
  }

  @Override
  public Text label() {
    return label;
  }
}
