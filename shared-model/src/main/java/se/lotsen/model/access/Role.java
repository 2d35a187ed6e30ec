package se.lotsen.model.access;

import java.util.Arrays;
import java.util.Optional;
import se.lotsen.model.Text;

/** What somebody who is signed in may be, by the name that the claim {@code roles} has for it. */
public enum Role {
  ADVISOR("advisor", "Rådgivare", "Advisor"),
  SUPERVISOR("supervisor", "Arbetsledare", "Supervisor"),
  FUNDER("funder", "Finansiär", "Funder"),
  PARTNER("partner", "Samverkanspart", "Partner"),
  ADMINISTRATOR("administrator", "Administratör", "Administrator"),
  DATA_PROTECTION_OFFICER("data-protection-officer", "Dataskyddsombud", "Data protection officer"),
  /** No account has it: whoever takes exceptional access is it as long as they say so. */
  EXCEPTIONAL_READER("exceptional-reader", "Den som nödöppnat", "Whoever has exceptional access");

  private final String claim;
  private final Text label;

  Role(String claim, String sv, String en) {
    this.claim = claim;
    this.label = new Text(sv, en);
  }

  public String claim() {
    return claim;
  }

  public Text label() {
    return label;
  }

  /** Whether whoever signs in can be it; else it is had by a mandate only. */
  public boolean isSignedInAs() {
    return this != EXCEPTIONAL_READER;
  }

  /** The role of this name, if there is one. */
  public static Optional<Role> of(String claim) {
    return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
  }
}
