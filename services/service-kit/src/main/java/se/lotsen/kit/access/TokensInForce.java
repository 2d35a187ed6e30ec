package se.lotsen.kit.access;

/** Whether a token that was good when something began still is, for what goes on for longer. */
@FunctionalInterface
public interface TokensInForce {
  /**
   * Asked anew each time, of whoever is asked of a request's token, and so also about what was
   * taken back since. Where its issuer cannot be asked it is held to be good until it runs out.
   *
   * @param token as it came with the request
   */
  boolean isInForce(String token);
}
