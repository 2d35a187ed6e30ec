package se.lotsen.standalone.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.util.StringUtils;
import se.lotsen.kit.access.AccessProperties;
import se.lotsen.kit.access.KnownAccounts;
import se.lotsen.kit.access.SigningKeys;
import se.lotsen.kit.access.TokenChecks;
import se.lotsen.kit.access.TrustedIssuer;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.standalone.StandaloneProperties;

/** An authorization server in this process, unless another issuer is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(SignInConfiguration.NoOtherIssuer.class)
@EnableConfigurationProperties(SignInProperties.class)
@Import({
  AccountController.class,
  OwnSessionController.class,
  SignInPage.class,
  ConsentPage.class,
  SessionsPage.class,
  PasswordPage.class,
  FirstAccounts.class,
  SignInSecurity.class,
  SecondFactorConfiguration.class
})
public class SignInConfiguration {
  private static final String HASH = "pbkdf2-sha512-210000";

  /** As OWASP's Password Storage Cheat Sheet asks for with SHA-512. */
  private static final int ROUNDS = 210_000;

  private static final int SALT_BYTES = 16;

  static final class NoOtherIssuer extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(
        ConditionContext context, AnnotatedTypeMetadata metadata) {
      var issuer = context.getEnvironment().getProperty("lotsen.security.issuer", "");
      return new ConditionOutcome(
          !StringUtils.hasText(issuer), ConditionMessage.of("issuer '%s'", issuer));
    }
  }

  /**
   * New hashes are PBKDF2's, which takes passwords of any length and no memory that somebody who is
   * not signed in could use up; those of before (bcrypt, of 72 bytes) stay good, and are replaced
   * as people sign in.
   */
  @Bean
  PasswordEncoder passwordEncoder() {
    return new DelegatingPasswordEncoder(
        HASH,
        Map.of(
            HASH,
            new Pbkdf2PasswordEncoder(
                "", SALT_BYTES, ROUNDS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512),
            "bcrypt",
            new BCryptPasswordEncoder()));
  }

  @Bean
  Standing standing(Accounts accounts, Clock clock, SignInProperties settings) {
    return new Standing(accounts, clock, settings.sessionsLive());
  }

  @Bean
  SignInSessions signInSessions(Standing standing, Clock clock, SignInProperties settings) {
    return new SignInSessions(standing, clock, settings.tokensLive());
  }

  @Bean
  SignInPages signInPages() {
    return new SignInPages();
  }

  @Bean
  Accounts accounts(MongoTemplate mongo, PasswordEncoder passwords, Clock clock) {
    var accounts = new Accounts(mongo, passwords, clock);
    accounts.createIndexes();
    return accounts;
  }

  @Bean
  PersonalDataSource accountHoldings(
      Accounts accounts, Administrators administrators, ErasedSpace space, Clock clock) {
    return new AccountHoldings(accounts, administrators, space, clock);
  }

  @Bean
  Administrators administrators(Accounts accounts, Clock clock, SignInProperties settings) {
    return new Administrators(accounts, clock, settings.dormantAfter());
  }

  @Bean
  Reach reach(@Qualifier("projects") JournaledStore<?, ?> projects) {
    return new Reach(projects);
  }

  @Bean
  KnownAccounts accountColleagues(Accounts accounts) {
    return new AccountColleagues(accounts);
  }

  @Bean
  AccountUsers accountUsers(Accounts accounts, Clock clock, SignInProperties settings) {
    return new AccountUsers(accounts, clock, settings.dormantAfter());
  }

  @Bean
  SigningKeys signingKeys(StandaloneProperties standalone, SignInProperties settings) {
    var keys = SigningKeys.in(standalone.data().resolve("keys/signing-keys.json"));
    if (settings.rotateKey()) {
      keys.rotate();
    }
    return keys;
  }

  @Bean
  JWKSource<SecurityContext> signingKeySource(SigningKeys keys) {
    return (selector, context) -> selector.select(keys.all());
  }

  @Bean
  JwtEncoder tokenEncoder(JWKSource<SecurityContext> keys) {
    var encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(found -> found.getFirst());
    return encoder;
  }

  @Bean
  Address address(SignInProperties settings, Environment environment) {
    return new Address(
        settings.address() == null || settings.address().isBlank()
            ? "http://localhost:" + environment.getProperty("server.port", "8080")
            : settings.address());
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(Address address) {
    return AuthorizationServerSettings.builder().issuer(address.url()).build();
  }

  /** Its own tokens are checked with the keys at hand, and for all that others' are. */
  @Bean
  TrustedIssuer ownIssuer(
      Address address,
      JWKSource<SecurityContext> keys,
      AccessProperties settings,
      Standing standing,
      Authorizations authorizations,
      SignInSessions sessions,
      Clock clock) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithms(algorithms -> algorithms.addAll(TokenChecks.ALGORITHMS))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            TokenChecks.validator(address.url(), settings, clock),
            standing.ofTokens(authorizations, sessions)));
    return new TrustedIssuer(address.url(), decoder);
  }

  @Bean
  SignInClients signInClients(
      Accounts accounts, PasswordEncoder secrets, Clock clock, SignInProperties settings) {
    return new SignInClients(
        accounts,
        clock,
        settings.tokensLive(),
        Portal.of(settings.portal(), secrets, settings.tokensLive(), settings.sessionsLive())
            .orElse(null));
  }

  @Bean
  MachineAssertions machineAssertions(Accounts accounts, Clock clock) {
    return new MachineAssertions(accounts, clock);
  }

  @Bean
  Authorizations authorizations(SignInProperties settings) {
    return new Authorizations(settings.tokensLive(), settings.sessionsLive());
  }

  @Bean
  Consents consents() {
    return new Consents();
  }

  /** The session's cookie, where people come by HTTPS: they may do so through a proxy. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(Address address) {
    return server -> {
      if (address.isHttps()) {
        var cookie = server.getSettings().getSession().getCookie();
        cookie.setName(Address.HOST_ONLY + "session");
        cookie.setSecure(true);
        cookie.setPath("/");
      }
    };
  }

  @Bean
  TokenClaims tokenClaims(
      Accounts accounts, Standing standing, SignInSessions sessions, AccessProperties settings) {
    return new TokenClaims(accounts, standing, sessions, settings.audience());
  }
}
