package se.lotsen.projection.sink;

/** The collections questions are answered from. */
public final class Collections {
  public static final String LEDGER = "projection.ledger";
  public static final String VALUES = "projection.values";
  public static final String EVENTS = "projection.events";

  private Collections() {}
}
