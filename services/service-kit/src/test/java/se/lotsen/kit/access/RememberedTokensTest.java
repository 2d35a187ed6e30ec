package se.lotsen.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/** A token is checked again after a minute, and when it runs out. */
class RememberedTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong checks = new AtomicLong();
  private String takenBack = "";
  private boolean away;
  private Instant end = NOW.plus(Duration.ofMinutes(10));
  private final RememberedTokens tokens =
      new RememberedTokens(this::check, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

  private Jwt check(String token) {
    checks.incrementAndGet();
    if (token.equals("bad") || token.equals(takenBack)) {
      throw new BadJwtException("no");
    }
    if (away) {
      throw new JwtException("nobody answers");
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

  /** More people than are kept as they were read: who was found good is read again, not checked. */
  @Test
  void ofVeryManyEachIsCheckedOnceAMinute() {
    var people =
        IntStream.range(0, 5_000)
            .mapToObj(
                person ->
                    new PlainJWT(
                            new JWTClaimsSet.Builder()
                                .subject("advisor-" + person)
                                .audience("lotsen")
                                .expirationTime(Date.from(end))
                                .claim("municipalities", List.of("2460", "2404"))
                                .build())
                        .serialize())
            .toList();

    for (int round = 0; round < 2; round++) {
      for (int person = 0; person < people.size(); person++) {
        var token = tokens.decode(people.get(person));
        if (round > 0) {
          assertThat(token.getTokenValue()).isEqualTo(people.get(person));
        }
      }
    }
    assertThat(checks).hasValue(people.size());

    var again = tokens.decode(people.getFirst());
    assertThat(again.getSubject()).isEqualTo("advisor-0");
    assertThat(again.getExpiresAt()).isEqualTo(end);
    assertThat(again.getAudience()).containsExactly("lotsen");
    assertThat(again.getClaimAsStringList("municipalities")).containsExactly("2460", "2404");
    assertThat(again.getHeaders()).containsEntry("alg", "none");
  }

  @Test
  void whatIsRefusedIsCheckedEveryTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
    }
    assertThat(checks).hasValue(2);
  }

  @Test
  void whatGoesOnForLongerAsksAnewAndWhatWasTakenBackIsForgotten() {
    tokens.decode("good");
    assertThat(tokens.isInForce("good")).isTrue();
    assertThat(checks).hasValue(2);

    takenBack = "good";
    assertThat(tokens.decode("good").getSubject()).as("remembered for a minute").isEqualTo("a");
    assertThat(tokens.isInForce("good")).isFalse();

    assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(BadJwtException.class);
  }

  @Test
  void anIssuerThatIsAwayEndsNothing() {
    tokens.decode("good");
    away = true;

    assertThat(tokens.isInForce("good")).isTrue();
  }
}
