package se.lotsen.kit;

/**
 * Why a process does not start, in one sentence that says what to do. It is all that is shown: no
 * fault of ours that a stack trace would help to find.
 */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStart(String sentence) {
    super(sentence);
  }

  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What is told of it. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
