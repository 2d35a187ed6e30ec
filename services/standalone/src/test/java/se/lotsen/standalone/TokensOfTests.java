package se.lotsen.standalone;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import se.lotsen.kit.access.AccessProperties;
import se.lotsen.kit.access.KnownAccounts;
import se.lotsen.kit.access.TokenChecks;
import se.lotsen.kit.access.TrustedIssuer;
import se.lotsen.model.access.Standing;
import se.lotsen.testkit.TestIssuer;

/** Has a Lotsen that is its own issuer take the tokens of {@link TestIssuer}, too. */
@Configuration(proxyBeanMethods = false)
class TokensOfTests {
  /** Those whom tests have tokens for have no account here; others are who their account says. */
  @Bean
  @Primary
  KnownAccounts accountsOfTests(@Qualifier("accountColleagues") KnownAccounts kept) {
    return account -> {
      var standing = kept.standingOf(account);
      return standing == Standing.NOBODY ? Standing.UNKNOWN : standing;
    };
  }

  @Bean
  TrustedIssuer issuerOfTests(AccessProperties settings, Clock clock) {
    var issuer = TestIssuer.here();
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(issuer.jwkSetUri())
            .jwsAlgorithms(algorithms -> algorithms.addAll(TokenChecks.ALGORITHMS))
            .validateType(false)
            .build();
    decoder.setJwtValidator(TokenChecks.validator(issuer.issuer(), settings, clock));
    return new TrustedIssuer(issuer.issuer(), decoder);
  }
}
