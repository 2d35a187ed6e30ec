package se.lotsen.model.access;

/** Whether an account could stand in for an advisor or a supervisor. */
public enum Standing {
  CAN_STAND_IN,
  /** It has no role in which one stands in: a partner's, a funder's, a machine's. */
  NO_ROLE_FOR_IT,
  /** There is no such account, or it is switched off. */
  NOBODY,
  /** Nobody can say: accounts are kept elsewhere. */
  UNKNOWN
}
