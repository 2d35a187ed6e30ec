package se.lotsen.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import se.lotsen.kit.access.AccessProperties;
import se.lotsen.kit.access.TokenChecks;
import se.lotsen.kit.access.TrustedIssuer;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;

/**
 * Tokens with which this process asks itself over HTTP, as when it enters the first projects. They
 * are signed with a key that is made at the start, leaves the process nowhere and dies with it.
 */
final class ProcessTokens {
  private static final String ISSUER = "urn:lotsen:process";
  private static final Duration VALID = Duration.ofMinutes(10);

  private final ImmutableJWKSet<SecurityContext> keys;
  private final NimbusJwtEncoder encoder;
  private final AccessProperties settings;
  private final Clock clock;
  private final Map<String, Given> given = new ConcurrentHashMap<>();

  ProcessTokens(AccessProperties settings, Clock clock) {
    try {
      this.keys =
          new ImmutableJWKSet<>(
              new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("process").generate()));
    } catch (JOSEException e) {
      throw new IllegalStateException("No key can be made", e);
    }
    this.encoder = new NimbusJwtEncoder(keys);
    this.settings = settings;
    this.clock = clock;
  }

  /** Who may enter everything everywhere; the same token for as long as half of it is left. */
  String token(String subject) {
    var now = clock.instant();
    return given
        .compute(
            subject,
            (who, last) ->
                last == null || last.until().isBefore(now.plus(VALID.dividedBy(2)))
                    ? signed(who, now)
                    : last)
        .token();
  }

  private record Given(String token, Instant until) {}

  private Given signed(String subject, Instant now) {
    var claims =
        JwtClaimsSet.builder()
            .issuer(ISSUER)
            .audience(List.of(settings.audience()))
            .subject(subject)
            .issuedAt(now)
            .expiresAt(now.plus(VALID))
            .claim(
                "roles",
                List.of(Role.ADVISOR.claim(), Role.SUPERVISOR.claim(), Role.ADMINISTRATOR.claim()))
            .claim(Scope.MUNICIPALITY.claim(), List.of(Scope.ALL))
            .claim(Scope.PROJECT.claim(), List.of(Scope.ALL))
            .build();
    var token =
        encoder
            .encode(
                JwtEncoderParameters.from(JwsHeader.with(SignatureAlgorithm.ES256).build(), claims))
            .getTokenValue();
    return new Given(token, now.plus(VALID));
  }

  private TrustedIssuer issuer() {
    var decoder =
        NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
    decoder.setJwtValidator(TokenChecks.validator(ISSUER, settings, clock));
    return new TrustedIssuer(ISSUER, decoder);
  }

  @Configuration(proxyBeanMethods = false)
  static class Beans {
    @Bean
    ProcessTokens processTokens(AccessProperties settings, Clock clock) {
      return new ProcessTokens(settings, clock);
    }

    @Bean
    TrustedIssuer thisProcess(ProcessTokens tokens) {
      return tokens.issuer();
    }
  }
}
