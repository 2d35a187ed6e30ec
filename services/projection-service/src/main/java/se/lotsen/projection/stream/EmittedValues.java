package se.lotsen.projection.stream;

/** What the projection has told others, and how to take it back. */
public interface EmittedValues {
  /** Withdraws every value on its topic and deletes the sunk ledger and values. */
  void withdraw();
}
