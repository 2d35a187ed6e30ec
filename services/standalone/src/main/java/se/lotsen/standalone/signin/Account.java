package se.lotsen.standalone.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * Somebody, or a system, that may sign in.
 *
 * @param id what tokens and journals call them; never given to another
 * @param secret the hash of a password or of a machine's secret; null until one is chosen
 * @param claims what tokens say of them beside who they are: roles and how far those reach
 * @param invented whether it is one of the demo's, with a password that everybody knows
 * @param failures wrong passwords since the last right one
 * @param lockedUntil nobody can sign in before, whatever the password
 * @param link the hash of the one-time link with which a password is chosen
 */
record Account(
    @PersonalData(PersonalCategory.ACTOR) String id,
    Kind kind,
    @PersonalData(PersonalCategory.ACCOUNT) @Nullable String secret,
    @PersonalData(PersonalCategory.ACCOUNT) Map<String, List<String>> claims,
    boolean disabled,
    boolean invented,
    int failures,
    @Nullable Instant lockedUntil,
    @PersonalData(PersonalCategory.ACCOUNT) @Nullable Instant lastSignIn,
    @PersonalData(PersonalCategory.ACCOUNT) @Nullable String link,
    @Nullable Instant linkUntil) {
  private static final int FREE_FAILURES = 5;
  private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
  private static final int MAX_DOUBLINGS = 5;

  /** A person signs in with a password, a machine with a secret of its own; never the other way. */
  enum Kind {
    PERSON,
    MACHINE
  }

  static Account of(String id, Kind kind, Map<String, List<String>> claims) {
    return new Account(id, kind, null, claims, false, false, 0, null, null, null, null);
  }

  /** One of the demo's, with its password. */
  Account asInvented(String hash) {
    return new Account(id, kind, hash, claims, disabled, true, 0, null, null, null, null);
  }

  /** With a password or secret of its own, as if it had never been away. */
  Account withSecret(String hash) {
    return new Account(id, kind, hash, claims, disabled, false, 0, null, null, null, null);
  }

  Account withClaims(Map<String, List<String>> next, boolean off) {
    return new Account(
        id, kind, secret, next, off, invented, failures, lockedUntil, lastSignIn, link, linkUntil);
  }

  /** With a link in place of the password that it had, which lets nobody in any more. */
  Account withLink(String hash, Instant until) {
    return new Account(
        id, kind, null, claims, disabled, false, failures, lockedUntil, lastSignIn, hash, until);
  }

  Account signedIn(Instant now) {
    return new Account(id, kind, secret, claims, disabled, invented, 0, null, now, link, linkUntil);
  }

  /** After the fifth wrong password in a row each costs twice the wait of the one before. */
  Account failed(Instant now) {
    int next = failures + 1;
    var until =
        next < FREE_FAILURES
            ? null
            : now.plus(
                FIRST_LOCK.multipliedBy(1L << Math.min(next - FREE_FAILURES, MAX_DOUBLINGS)));
    return new Account(
        id, kind, secret, claims, disabled, invented, next, until, lastSignIn, link, linkUntil);
  }

  /** Only its id is left, which answers for what was done; nobody signs in with it any more. */
  Account erased() {
    return new Account(id, kind, null, Map.of(), true, false, 0, null, null, null, null);
  }

  boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  /** Whoever has not signed in for so long is switched off by that alone. */
  boolean isDormant(Instant now, Duration after) {
    return lastSignIn != null && lastSignIn.plus(after).isBefore(now);
  }
}
