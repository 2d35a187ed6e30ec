package se.lotsen.kit.access;

/**
 * What is known of accounts, where they are kept in this process; an identity provider beside
 * Lotsen tells nothing of them.
 */
public interface KnownAccounts {
  Standing standingOf(String account);

  /** Whether an account could stand in for an advisor or a supervisor. */
  enum Standing {
    CAN_STAND_IN,
    /** It has no role in which one stands in: a partner's, a funder's, a machine's. */
    NO_ROLE_FOR_IT,
    /** There is no such account, or it is switched off. */
    NOBODY,
    /** Nobody can say: accounts are kept elsewhere. */
    UNKNOWN
  }
}
