package se.lotsen.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Spares checking the signature of a token that was found good a moment ago: a client sends the
 * same one with each request, and to check it takes longer than to answer a read. It is remembered
 * for a minute and never longer than it is good; what was refused is checked anew every time.
 */
final class RememberedTokens implements JwtDecoder {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST = 2_000;

  private final JwtDecoder checked;
  private final Cache<String, Jwt> good;

  RememberedTokens(JwtDecoder checked, Clock clock, Ticker ticker) {
    this.checked = checked;
    this.good =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(ticker)
            .expireAfter(Expiry.creating((String token, Jwt jwt) -> goodFor(jwt, clock.instant())))
            .build();
  }

  private static Duration goodFor(Jwt token, Instant now) {
    var end = token.getExpiresAt();
    var left = end == null ? Duration.ZERO : Duration.between(now, end);
    return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }

  @Override
  public Jwt decode(String token) {
    var known = good.getIfPresent(token);
    if (known != null) {
      return known;
    }
    var decoded = checked.decode(token);
    good.put(token, decoded);
    return decoded;
  }
}
