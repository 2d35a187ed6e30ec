package se.lotsen.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import se.lotsen.model.access.Role;

/** Roles that take two factors are not taken from a token that says of one. */
class StrongTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private static boolean isTaken(Set<Role> strong, Jwt.Builder token) {
    var settings =
        new AccessProperties("https://issuer", null, null, "lotsen", Duration.ofMinutes(1), strong);
    return !TokenChecks.validator("https://issuer", settings, Clock.fixed(NOW, ZoneOffset.UTC))
        .validate(token.build())
        .hasErrors();
  }

  private static Jwt.Builder token(String... roles) {
    return Jwt.withTokenValue("t")
        .header("alg", "ES256")
        .issuer("https://issuer")
        .audience(List.of("lotsen"))
        .subject("anna")
        .issuedAt(NOW.minusSeconds(60))
        .expiresAt(NOW.plusSeconds(60))
        .claim("roles", List.of(roles));
  }

  @Test
  void aStrongRoleTakesATokenThatSaysOfTwoFactors() {
    var strong = Set.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);

    assertThat(isTaken(strong, token("administrator"))).isFalse();
    assertThat(isTaken(strong, token("advisor", "administrator").claim("acr", "1"))).isFalse();
    assertThat(isTaken(strong, token("administrator").claim("amr", List.of("pwd")))).isFalse();
    assertThat(isTaken(strong, token("administrator").claim("acr", "2"))).isTrue();
    assertThat(isTaken(strong, token("administrator").claim("amr", List.of("pwd", "otp", "mfa"))))
        .isTrue();
  }

  @Test
  void othersAreNotAskedAndNobodyIsWhereNothingIsSet() {
    assertThat(isTaken(Set.of(Role.ADMINISTRATOR), token("advisor"))).isTrue();
    assertThat(isTaken(Set.of(Role.ADMINISTRATOR), token())).isTrue();
    assertThat(isTaken(Set.of(), token("administrator"))).isTrue();
  }
}
