package se.lotsen.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jwt.JWTParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/**
 * Spares checking the signature of a token that was found good a moment ago: a client sends the
 * same one with each request, and to check it takes longer than to answer a read. It is remembered
 * for a minute and never longer than it is good; what was refused is checked anew every time.
 *
 * <p>What the last ones say is kept as it was read (some kilobytes each); of very many more, as a
 * region's people at nine in the morning, only that they were good (a digest each), and they are
 * read again.
 */
final class RememberedTokens implements JwtDecoder, TokensInForce {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_READ = 1_000;
  private static final int MOST_GOOD = 50_000;

  private static final Converter<Map<String, Object>, Map<String, Object>> CLAIMS =
      MappedJwtClaimSetConverter.withDefaults(Map.of());

  private final JwtDecoder checked;
  private final Clock clock;
  private final Cache<String, Jwt> read;
  private final Cache<ByteBuffer, Instant> good;

  RememberedTokens(JwtDecoder checked, Clock clock, Ticker ticker) {
    this.checked = checked;
    this.clock = clock;
    this.read =
        Caffeine.newBuilder()
            .maximumSize(MOST_READ)
            .ticker(ticker)
            .expireAfter(Expiry.creating((String token, Jwt jwt) -> left(jwt.getExpiresAt())))
            .build();
    this.good =
        Caffeine.newBuilder()
            .maximumSize(MOST_GOOD)
            .ticker(ticker)
            .expireAfter(Expiry.creating((ByteBuffer token, Instant end) -> left(end)))
            .build();
  }

  private Duration left(@Nullable Instant end) {
    var left = end == null ? Duration.ZERO : Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }

  @Override
  public Jwt decode(String token) {
    var known = read.getIfPresent(token);
    if (known != null) {
      return known;
    }
    var digest = digestOf(token);
    if (good.getIfPresent(digest) != null) {
      return again(token);
    }
    var decoded = checked.decode(token);
    read.put(token, decoded);
    good.put(digest, decoded.getExpiresAt() == null ? Instant.EPOCH : decoded.getExpiresAt());
    return decoded;
  }

  /** One that is good no more is forgotten, so that requests with it are refused from now on. */
  @Override
  public boolean isInForce(String token) {
    try {
      checked.decode(token);
      return true;
    } catch (BadJwtException refused) {
      read.invalidate(token);
      good.invalidate(digestOf(token));
      return false;
    } catch (JwtException away) {
      return true;
    }
  }

  /** What a token says whose signature and claims were found good, bit for bit as they are here. */
  private static Jwt again(String token) {
    try {
      var parsed = JWTParser.parse(token);
      var said = claimsOf(parsed.getJWTClaimsSet().getClaims());
      return Jwt.withTokenValue(token)
          .headers(headers -> headers.putAll(parsed.getHeader().toJSONObject()))
          .claims(claims -> claims.putAll(said))
          .build();
    } catch (ParseException e) {
      throw new BadJwtException("It is no token", e);
    }
  }

  private static Map<String, Object> claimsOf(Map<String, Object> claims) {
    var converted = CLAIMS.convert(claims);
    return converted == null ? Map.of() : converted;
  }

  private static ByteBuffer digestOf(String token) {
    try {
      return ByteBuffer.wrap(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
