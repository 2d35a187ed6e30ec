package se.lotsen.imports;

/** An import is not gone on with here, whatever it was doing. */
final class RunEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  enum Why {
    /** The process stops; the import goes on after its next start, or elsewhere. */
    CLOSING,
    /** Another instance goes on with it. */
    LOST,
    /** Somebody deleted it. */
    CANCELLED
  }

  private final Why why;

  RunEnded(Why why) {
    super("The import is not gone on with: " + why);
    this.why = why;
  }

  Why why() {
    return why;
  }
}
