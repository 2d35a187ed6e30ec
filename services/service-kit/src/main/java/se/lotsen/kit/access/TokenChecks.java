package se.lotsen.kit.access;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;
import se.lotsen.model.access.Role;

/** What a token has to be like, whoever signed it (OWASP ASVS 5.0, 9.1 and 9.2). */
public final class TokenChecks {
  /** Asymmetric ones only: a public key is nobody's secret. */
  public static final Set<SignatureAlgorithm> ALGORITHMS =
      Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);

  /** What a journal keeps as the account of whoever acted. */
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

  /** Keycloak says in this claim what a token is; an ID token is not meant for an API. */
  private static final Set<String> NOT_FOR_AN_API = Set.of("ID", "Refresh", "Logout");

  private static final Duration KEYS_WITHIN = Duration.ofSeconds(10);

  private TokenChecks() {}

  /** Reads tokens of the issuer that is configured; its keys are fetched with the first token. */
  static JwtDecoder decoderOf(AccessProperties settings, Trust trust, Clock clock) {
    return new SupplierJwtDecoder(
        () -> {
          var issuer = String.valueOf(settings.issuer());
          var builder =
              settings.hasJwkSetUri()
                  ? NimbusJwtDecoder.withJwkSetUri(String.valueOf(settings.jwkSetUri()))
                  : NimbusJwtDecoder.withIssuerLocation(issuer);
          var decoder =
              builder
                  .restOperations(straight(trust))
                  .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                  .validateType(false)
                  .build();
          decoder.setJwtValidator(validator(issuer, settings, clock));
          return decoder;
        });
  }

  /** Keys come from where they are said to be, and from nowhere that is pointed to from there. */
  private static RestTemplate straight(Trust trust) {
    var http =
        trust
            .client()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(KEYS_WITHIN)
            .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(KEYS_WITHIN);
    return new RestTemplate(requests);
  }

  /** All that is asked of a token of this issuer beside its signature. */
  public static OAuth2TokenValidator<Jwt> validator(
      String issuer, AccessProperties settings, Clock clock) {
    return new DelegatingOAuth2TokenValidator<>(
        List.of(
            timestamps(settings, clock),
            new JwtIssuerValidator(issuer),
            token ->
                token.getAudience() != null && token.getAudience().contains(settings.audience())
                    ? OAuth2TokenValidatorResult.success()
                    : refused("it is not meant for " + settings.audience()),
            token ->
                isAccessToken(token)
                    ? OAuth2TokenValidatorResult.success()
                    : refused("it is no access token"),
            token ->
                isStrongEnough(token, settings.secondFactorFor())
                    ? OAuth2TokenValidatorResult.success()
                    : refused("it has a role that takes two factors, and says of one"),
            token ->
                token.getSubject() != null && SUBJECT.matcher(token.getSubject()).matches()
                    ? OAuth2TokenValidatorResult.success()
                    : refused("its subject is none")));
  }

  private static OAuth2TokenValidator<Jwt> timestamps(AccessProperties settings, Clock clock) {
    var timestamps = new JwtTimestampValidator(settings.clockSkew());
    timestamps.setAllowEmptyExpiryClaim(false);
    timestamps.setClock(clock);
    return timestamps;
  }

  private static boolean isAccessToken(Jwt token) {
    var header = token.getHeaders().get("typ");
    var type = header == null ? "JWT" : header.toString();
    var claim = token.getClaims().get("typ");
    return (type.equalsIgnoreCase("JWT") || type.equalsIgnoreCase("at+jwt"))
        && (claim == null || !NOT_FOR_AN_API.contains(claim.toString()));
  }

  /** As RFC 8176 and OpenID Connect Core 1.0 name it; what is not said is not so. */
  private static boolean isStrongEnough(Jwt token, Set<Role> roles) {
    var has = token.getClaimAsStringList("roles");
    if (has == null || roles.stream().map(Role::claim).noneMatch(has::contains)) {
      return true;
    }
    var methods = token.getClaimAsStringList("amr");
    return "2".equals(token.getClaimAsString("acr"))
        || (methods != null && methods.contains("mfa"));
  }

  private static OAuth2TokenValidatorResult refused(String why) {
    return OAuth2TokenValidatorResult.failure(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
  }
}
