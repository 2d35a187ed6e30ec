package se.lotsen.standalone.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Reads what machines sign to prove who they are. Beside what Spring asks of it, it is good for
 * five minutes at most and once: Spring itself would take the same one again until it runs out.
 * Which ones were taken is remembered in this process only, so that one made before the start is
 * refused, too.
 */
final class MachineAssertions implements JwtDecoderFactory<RegisteredClient> {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What Spring allows a clock to be off. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** Where it is not said when one was made, Spring takes it for made a second before its end. */
  private static final Duration MADE_UP = Duration.ofSeconds(1);

  private static final int LONGEST_ID = 128;
  private static final int MOST = 100_000;

  private final Accounts accounts;
  private final Clock clock;
  private final Instant start;
  private final Cache<String, Boolean> taken =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LONGEST.plus(SKEW.multipliedBy(2)))
          .build();

  MachineAssertions(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** A new one each time: the keys may be others by now. */
  @Override
  public JwtDecoder createDecoder(RegisteredClient client) {
    var keys =
        accounts
            .find(client.getClientId())
            .map(Account::keys)
            .map(MachineKeys::read)
            .orElseGet(JWKSet::new);
    var decoder =
        NimbusJwtDecoder.withJwkSource((selector, context) -> selector.select(keys))
            .jwsAlgorithms(algorithms -> algorithms.addAll(MachineKeys.ALGORITHMS))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            List.of(
                JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client),
                this::isFresh,
                assertion -> isFirst(client.getClientId(), assertion))));
    return decoder;
  }

  private OAuth2TokenValidatorResult isFresh(Jwt assertion) {
    var made = assertion.getIssuedAt();
    var end = assertion.getExpiresAt();
    return made != null
            && end != null
            && !made.isBefore(start)
            && made.plus(MADE_UP).isBefore(end)
            && !end.isAfter(clock.instant().plus(LONGEST).plus(SKEW))
        ? OAuth2TokenValidatorResult.success()
        : refused("it does not say when it was made, or is not for five minutes from now");
  }

  private OAuth2TokenValidatorResult isFirst(String client, Jwt assertion) {
    var id = assertion.getId();
    return id != null
            && id.length() <= LONGEST_ID
            && taken.asMap().putIfAbsent(client + " " + id, true) == null
        ? OAuth2TokenValidatorResult.success()
        : refused("it has no jti, or one that was there before");
  }

  private static OAuth2TokenValidatorResult refused(String why) {
    return OAuth2TokenValidatorResult.failure(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null));
  }
}
