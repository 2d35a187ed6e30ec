package se.lotsen.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token is checked again after a minute, and when it runs out. */
class RememberedTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong checks = new AtomicLong();
  private Instant end = NOW.plus(Duration.ofMinutes(10));
  private final RememberedTokens tokens =
      new RememberedTokens(this::check, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

  private Jwt check(String token) {
    checks.incrementAndGet();
    if (token.equals("bad")) {
      throw new BadJwtException("no");
    }
    return Jwt.withTokenValue(token).header("alg", "ES256").subject("a").expiresAt(end).build();
  }

  @Test
  void isCheckedOnceAMinute() {
    tokens.decode("good");
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    tokens.decode("good");
    assertThat(checks).hasValue(1);

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    tokens.decode("good");
    assertThat(checks).hasValue(2);
  }

  @Test
  void isNotRememberedLongerThanItIsGood() {
    end = NOW.plus(Duration.ofSeconds(5));
    tokens.decode("good");
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    tokens.decode("good");
    assertThat(checks).hasValue(2);
  }

  @Test
  void whatIsRefusedIsCheckedEveryTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
    }
    assertThat(checks).hasValue(2);
  }
}
