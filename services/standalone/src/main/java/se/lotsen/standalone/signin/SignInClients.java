package se.lotsen.standalone.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * What may ask for tokens: the launcher's {@code token} command and the portal, on behalf of a
 * person who signs in with it, and each machine with an account, for itself.
 */
final class SignInClients implements RegisteredClientRepository {
  static final String COMMAND_LINE = "lotsen-cli";

  /** Nothing listens there: the command reads the code from the answer that would lead there. */
  static final String COMMAND_LINE_REDIRECT = "http://127.0.0.1/signed-in";

  /** That it signs; with which algorithms is for {@link MachineKeys} to say. */
  private static final ClientSettings SIGNING =
      ClientSettings.builder()
          .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
          .build();

  private final Accounts accounts;
  private final Clock clock;
  private final TokenSettings tokens;
  private final RegisteredClient commandLine;
  private final @Nullable RegisteredClient portal;

  /**
   * @param portal null where there is none
   */
  SignInClients(
      Accounts accounts, Clock clock, Duration tokensLive, @Nullable RegisteredClient portal) {
    this.portal = portal;
    this.accounts = accounts;
    this.clock = clock;
    this.tokens =
        TokenSettings.builder()
            .accessTokenTimeToLive(tokensLive)
            .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
            .build();
    this.commandLine =
        RegisteredClient.withId(COMMAND_LINE)
            .clientId(COMMAND_LINE)
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(COMMAND_LINE_REDIRECT)
            .scope(OidcScopes.OPENID)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(true)
                    .build())
            .tokenSettings(tokens)
            .build();
  }

  /**
   * Clients are accounts and made as such. Spring would save one with a newer hash of its secret,
   * which is random and needs none; and by then the account may have another secret.
   */
  @Override
  public void save(RegisteredClient client) {
    // What it says is known.
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String id) {
    return switch (id) {
      case COMMAND_LINE -> commandLine;
      case Portal.ID -> portal;
      default -> machine(id).orElse(null);
    };
  }

  private Optional<RegisteredClient> machine(String id) {
    return accounts
        .find(id)
        .filter(
            account ->
                account.kind() == Account.Kind.MACHINE
                    && (account.secret() != null || account.keys() != null)
                    && !account.disabled()
                    && !account.isLocked(clock.instant()))
        .map(this::asClient);
  }

  /** One with keys has no secret: there is one way in, and not a weaker one beside it. */
  private RegisteredClient asClient(Account account) {
    var client =
        RegisteredClient.withId(account.id())
            .clientId(account.id())
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .tokenSettings(tokens);
    return account.keys() == null
        ? client
            .clientSecret(String.valueOf(account.secret()))
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .build()
        : client
            .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
            .clientSettings(SIGNING)
            .build();
  }
}
