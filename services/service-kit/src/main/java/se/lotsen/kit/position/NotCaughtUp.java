package se.lotsen.kit.position;

/**
 * It cannot be told yet whether something exists, because what was acknowledged last is still on
 * its way. Nothing was changed; waiting mends it.
 */
public final class NotCaughtUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotCaughtUp(String why) {
    super(why);
  }
}
