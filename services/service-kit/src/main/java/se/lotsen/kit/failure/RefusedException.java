package se.lotsen.kit.failure;

import se.lotsen.kit.journal.Refusal;

/**
 * The domain said no where nobody is there to be answered: in a policy. Trying again changes
 * nothing, so the event goes to the dead letters at once, with the refusal's code.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal why;

  public RefusedException(Refusal why) {
    super(why.code() + ": " + why.message().en());
    this.why = why;
  }

  public Refusal why() {
    return why;
  }
}
