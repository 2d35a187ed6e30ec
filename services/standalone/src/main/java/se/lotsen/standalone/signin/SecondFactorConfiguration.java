package se.lotsen.standalone.signin;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import se.lotsen.kit.access.SecureHeaders;
import se.lotsen.standalone.StandaloneProperties;

/** Passkeys and one-time codes. */
@Configuration(proxyBeanMethods = false)
@Import(SecondFactorPage.class)
class SecondFactorConfiguration {
  @Bean
  Factors factors(
      Accounts accounts, Clock clock, SignInProperties settings, StandaloneProperties standalone) {
    return new Factors(accounts, clock, standalone.demo() ? Set.of() : settings.secondFactorFor());
  }

  @Bean
  OneTimeCodes oneTimeCodes(Accounts accounts, Clock clock) {
    return new OneTimeCodes(accounts, clock);
  }

  @Bean
  Passkeys passkeys(Accounts accounts) {
    return new Passkeys(accounts);
  }

  @Bean
  Passkeys.Owners passkeyOwners(Accounts accounts) {
    return new Passkeys.Owners(accounts);
  }

  /** Of this address and no other, and with a finger, a face or a code each time. */
  @Bean
  WebAuthnRelyingPartyOperations passkeyOperations(
      Address address, Passkeys passkeys, Passkeys.Owners owners) {
    var here =
        PublicKeyCredentialRpEntity.builder()
            .id(URI.create(address.url()).getHost())
            .name("Lotsen")
            .build();
    var operations =
        new Webauthn4JRelyingPartyOperations(owners, passkeys, here, Set.of(address.url()));
    operations.setCustomizeCreationOptions(
        options ->
            options.authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  /**
   * In a chain of its own: beside a form Spring Security would put a script into its page, which
   * the pages' policy does not let run.
   */
  @Bean
  @Order(3)
  SecurityFilterChain secondFactorSecurity(
      HttpSecurity http,
      Standing standing,
      SignInSessions sessions,
      Factors factors,
      AccountUsers users,
      Address address) {
    http.setSharedObject(UserDetailsService.class, users::ofPasskey);
    var chain =
        http.headers(SecureHeaders::ofForms)
            .securityMatcher(
                SecondFactorPage.PATH,
                SecondFactorPage.PATH + "/**",
                SecondFactorPage.PASSKEY,
                "/webauthn/**",
                "/login/webauthn")
            .addFilterBefore(new LanguageChoice(address), SecurityContextHolderFilter.class)
            .addFilterAfter(
                new EndedSessions(standing, sessions), SecurityContextHolderFilter.class)
            .authorizeHttpRequests(
                requests ->
                    requests
                        .requestMatchers(
                            SecondFactorPage.PASSKEY,
                            "/webauthn/authenticate/options",
                            "/login/webauthn")
                        .permitAll()
                        .requestMatchers(
                            SecondFactorPage.APP,
                            SecondFactorPage.REMOVAL,
                            "/webauthn/register",
                            "/webauthn/register/**")
                        .access(
                            (who, at) -> new AuthorizationDecision(factors.mayChange(who.get())))
                        .anyRequest()
                        .authenticated())
            .webAuthn(passkeys -> passkeys.disableDefaultRegistrationPage(true))
            .exceptionHandling(
                handling ->
                    handling.authenticationEntryPoint(
                        new LoginUrlAuthenticationEntryPoint("/login")))
            .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens(address)))
            .build();
    chain.getFilters().stream()
        .filter(WebAuthnAuthenticationFilter.class::isInstance)
        .map(WebAuthnAuthenticationFilter.class::cast)
        // Spring leaves the session its name, which somebody may have known before (fixation).
        .forEach(
            filter ->
                filter.setSessionAuthenticationStrategy(
                    new ChangeSessionIdAuthenticationStrategy()));
    return chain;
  }
}
