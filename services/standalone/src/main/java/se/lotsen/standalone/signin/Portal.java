package se.lotsen.standalone.signin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import se.lotsen.kit.CannotStart;

/**
 * The portal as a client: it proves by a secret who it is, and so gets refresh tokens, each good
 * once.
 */
final class Portal {
  static final String ID = "lotsen-portal";

  private static final int SHORTEST_SECRET = 32;

  /** Where what is sent stays on the machine (RFC 8252). */
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

  private Portal() {}

  /**
   * What is configured, if anything is.
   *
   * @param sessionsLive how long a refresh token is good at most
   * @throws CannotStart where it says half of it, or something that would let others in
   */
  static Optional<RegisteredClient> of(
      SignInProperties.Portal settings,
      PasswordEncoder secrets,
      Duration tokensLive,
      Duration sessionsLive) {
    if (settings.redirectUri() == null || settings.redirectUri().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        RegisteredClient.withId(ID)
            .clientId(ID)
            .clientSecret(secrets.encode(secretIn(settings.secretFile())))
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
            .redirectUri(checked(settings.redirectUri()))
            .scope(OidcScopes.OPENID)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(true)
                    .build())
            .tokenSettings(
                TokenSettings.builder()
                    .accessTokenTimeToLive(tokensLive)
                    .refreshTokenTimeToLive(sessionsLive)
                    .reuseRefreshTokens(false)
                    .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                    .build())
            .build());
  }

  private static String checked(String written) {
    URI address;
    try {
      address = URI.create(written);
    } catch (IllegalArgumentException e) {
      throw new CannotStart("lotsen.sign-in.portal.redirect-uri is no address: " + written, e);
    }
    var host = address.getHost();
    if (host == null
        || address.getFragment() != null
        || !("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(host)))) {
      throw new CannotStart(
          "lotsen.sign-in.portal.redirect-uri has to begin with https:// (or be on this machine),"
              + " and to have no #: codes would go there in clear");
    }
    return written;
  }

  private static String secretIn(@Nullable Path file) {
    if (file == null) {
      throw new CannotStart(
          "there is a portal (lotsen.sign-in.portal.redirect-uri) without a secret: name its file"
              + " with lotsen.sign-in.portal.secret-file");
    }
    String secret;
    try {
      secret = Files.readString(file).strip();
    } catch (IOException e) {
      throw new CannotStart("the portal's secret cannot be read: " + file, e);
    }
    if (secret.length() < SHORTEST_SECRET) {
      throw new CannotStart(
          "the portal's secret in %s has to have at least %d characters, made at random"
              .formatted(file, SHORTEST_SECRET));
    }
    return secret;
  }
}
