package se.lotsen.standalone.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whether whoever signed in a while ago still is: the account is there and not switched off, what
 * lets them in is what it was then, and it is not too long ago.
 *
 * @param sessionsLive however busy somebody is, they sign in again after so long
 */
record Standing(Accounts accounts, Clock clock, Duration sessionsLive) {
  /**
   * In access tokens: since when what lets this account in is what it is, in milliseconds since
   * 1970; left out where it never changed.
   */
  static final String SINCE = "credentials_since";

  /** The account of somebody who is signed in; none where they are no more. */
  Optional<Account> of(Authentication person) {
    return of(person.getName(), Factors.began(person).orElse(Instant.MIN));
  }

  /** The account of whoever signed in then. */
  Optional<Account> of(String id, Instant began) {
    if (began.isBefore(clock.instant().minus(sessionsLive))) {
      return Optional.empty();
    }
    return accounts
        .find(id)
        .filter(
            account ->
                !account.disabled()
                    && (account.since() == null || !began.isBefore(account.since())));
  }

  /** In tokens of people: the session that they came of (as OpenID Connect names it). */
  static final String SESSION = "sid";

  static @Nullable Long since(Account account) {
    return account.since() == null ? null : account.since().toEpochMilli();
  }

  /** Of our own tokens, beside what is asked of all: that they were not taken back since. */
  OAuth2TokenValidator<Jwt> ofTokens(Authorizations given, SignInSessions sessions) {
    return token ->
        !given.isTakenBack(token.getTokenValue())
                && !sessions.isEnded(token.getClaimAsString(SESSION))
                && accounts
                    .find(String.valueOf(token.getSubject()))
                    .filter(account -> !account.disabled() && isOf(token, account))
                    .isPresent()
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(
                new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_TOKEN,
                    "it was taken back, its session ended, or its account is switched off or has other"
                        + " credentials",
                    null));
  }

  private static boolean isOf(Jwt token, Account account) {
    var since = since(account);
    return token.getClaim(SINCE) instanceof Number then
        ? since != null && then.longValue() == since
        : since == null;
  }
}
