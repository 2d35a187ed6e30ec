package se.lotsen.standalone.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
 * @param keys a machine's public keys (a JWK set), where it has those in place of a secret
 * @param second what they sign in with beside a password; null where there never was anything
 * @param since sessions and tokens of before are good no more; null where that never happened
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
    @Nullable Instant linkUntil,
    @PersonalData(PersonalCategory.ACCOUNT) @Nullable String keys,
    @Nullable Instant since,
    @PersonalData(PersonalCategory.ACCOUNT) @Nullable SecondFactor second) {
  private static final int FREE_FAILURES = 5;
  private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
  private static final int MAX_DOUBLINGS = 5;

  /** A person signs in with a password, a machine with a secret of its own; never the other way. */
  enum Kind {
    PERSON,
    MACHINE
  }

  static Account of(String id, Kind kind, Map<String, List<String>> claims) {
    return new Account(
        id, kind, null, claims, false, false, 0, null, null, null, null, null, null, null);
  }

  /** An account that is being changed. */
  private static final class Draft {
    private final Account before;
    private @Nullable String secret;
    private Map<String, List<String>> claims;
    private boolean disabled;
    private boolean invented;
    private int failures;
    private @Nullable Instant lockedUntil;
    private @Nullable Instant lastSignIn;
    private @Nullable String link;
    private @Nullable Instant linkUntil;
    private @Nullable String keys;
    private @Nullable Instant since;
    private @Nullable SecondFactor second;

    private Draft(Account before) {
      this.before = before;
      this.secret = before.secret;
      this.claims = before.claims;
      this.disabled = before.disabled;
      this.invented = before.invented;
      this.failures = before.failures;
      this.lockedUntil = before.lockedUntil;
      this.lastSignIn = before.lastSignIn;
      this.link = before.link;
      this.linkUntil = before.linkUntil;
      this.keys = before.keys;
      this.since = before.since;
      this.second = before.second;
    }

    /** As if it had never been away, and with no way in. */
    private void anew() {
      secret = null;
      keys = null;
      link = null;
      linkUntil = null;
      invented = false;
      failures = 0;
      lockedUntil = null;
      lastSignIn = null;
    }

    private Account done() {
      return new Account(
          before.id,
          before.kind,
          secret,
          claims,
          disabled,
          invented,
          failures,
          lockedUntil,
          lastSignIn,
          link,
          linkUntil,
          keys,
          since,
          second);
    }
  }

  private Account with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** One of the demo's, with its password. */
  Account asInvented(String hash) {
    return with(
        draft -> {
          draft.anew();
          draft.secret = hash;
          draft.invented = true;
        });
  }

  /** With a password or secret of its own; whoever came in by another is out. */
  Account withSecret(String hash, Instant now) {
    return with(
        draft -> {
          draft.anew();
          draft.secret = hash;
          draft.since = now;
        });
  }

  /** With another hash of the same secret. */
  Account withHash(String hash) {
    return with(draft -> draft.secret = hash);
  }

  /** Out of all sessions, and with no token that is still good. */
  Account signedOut(Instant now) {
    return with(draft -> draft.since = now);
  }

  /** A machine that proves with keys of its own who it is, and has no secret any more. */
  Account withKeys(String set, Instant now) {
    return with(
        draft -> {
          draft.anew();
          draft.keys = set;
          draft.since = now;
        });
  }

  /** Switched on again it does not come back into sessions of before. */
  Account withClaims(Map<String, List<String>> next, boolean off, Instant now) {
    return with(
        draft -> {
          draft.claims = next;
          draft.since = off && !disabled ? now : since;
          draft.disabled = off;
        });
  }

  SecondFactor secondFactor() {
    return second == null ? SecondFactor.NONE : second;
  }

  Account withSecond(SecondFactor next) {
    return with(draft -> draft.second = next);
  }

  /** Signed out, and with a password alone. */
  Account withoutSecond(Instant now) {
    return with(
        draft -> {
          draft.second = null;
          draft.since = now;
        });
  }

  /** With a link in place of all that it had to sign in with, which lets nobody in any more. */
  Account withLink(String hash, Instant until, Instant now) {
    return with(
        draft -> {
          draft.since = now;
          draft.second = null;
          draft.secret = null;
          draft.invented = false;
          draft.link = hash;
          draft.linkUntil = until;
        });
  }

  /**
   * With a password, where there is a second factor: wrong codes go on counting, or whoever knows
   * the password could guess codes for ever.
   */
  Account halfSignedIn(Instant now) {
    return with(draft -> draft.lastSignIn = now);
  }

  Account signedIn(Instant now) {
    return with(
        draft -> {
          draft.failures = 0;
          draft.lockedUntil = null;
          draft.lastSignIn = now;
        });
  }

  /** After the fifth wrong password in a row each costs twice the wait of the one before. */
  Account failed(Instant now) {
    int next = failures + 1;
    return with(
        draft -> {
          draft.failures = next;
          draft.lockedUntil =
              next < FREE_FAILURES
                  ? null
                  : now.plus(
                      FIRST_LOCK.multipliedBy(1L << Math.min(next - FREE_FAILURES, MAX_DOUBLINGS)));
        });
  }

  /** Only its id is left, which answers for what was done; nobody signs in with it any more. */
  Account erased(Instant now) {
    return with(
        draft -> {
          draft.anew();
          draft.since = now;
          draft.claims = Map.of();
          draft.second = null;
          draft.disabled = true;
        });
  }

  boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  /** Whoever has not signed in for so long is switched off by that alone. */
  boolean isDormant(Instant now, Duration after) {
    return lastSignIn != null && lastSignIn.plus(after).isBefore(now);
  }
}
