package se.lotsen.standalone.signin;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderMetadataClaimNames;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;
import se.lotsen.kit.access.SecureHeaders;
import se.lotsen.kit.web.RequestRates;

/** What is asked at the endpoints of the authorization server and at the pages of signing in. */
@Configuration(proxyBeanMethods = false)
class SignInSecurity {
  private static final RequestMatcher ATTEMPTS =
      new OrRequestMatcher(
          Stream.of(
                  "/login",
                  "/login/webauthn",
                  "/webauthn/authenticate/options",
                  "/oauth2/token",
                  "/oauth2/introspect",
                  "/oauth2/revoke",
                  "/oauth2/par",
                  "/oauth2/device_authorization",
                  PasswordPage.PATH,
                  PasswordPage.CHANGE,
                  SecondFactorPage.CODE,
                  SecondFactorPage.APP)
              .<RequestMatcher>map(
                  path -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path))
              .toList());

  /** Spring Security's filter is at -100. */
  private static final int BEFORE_SIGN_IN = -110;

  /**
   * Has what somebody shows be added to what they have shown before; which factors are asked of
   * whom is for {@link Factors} to say. It is what {@code @EnableMultiFactorAuthentication} does,
   * whose post-processor is no static bean, so that Spring warns of it at each start.
   */
  @Bean
  static BeanPostProcessor factorsAreAdded() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof AbstractAuthenticationProcessingFilter filter) {
          filter.setMfaEnabled(true);
        }
        return bean;
      }
    };
  }

  /** Before anything is compared with a password or a secret. */
  @Bean
  FilterRegistrationBean<RequestRates> signInAttempts(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
      SignInProperties settings) {
    var registration =
        new FilterRegistrationBean<>(
            RequestRates.ofAttempts(problems, ATTEMPTS::matches, settings.attemptsPerMinute()));
    registration.setName("signInAttempts");
    registration.setOrder(BEFORE_SIGN_IN);
    return registration;
  }

  /** Whoever has shown half of what they sign in with goes on where the other half is asked for. */
  private static AccessDeniedHandler askedForMore() {
    return (request, response, denied) -> {
      new HttpSessionRequestCache().saveRequest(request, response);
      response.sendRedirect(SecondFactorPage.PATH);
    };
  }

  @Bean
  @Order(1)
  SecurityFilterChain authorizationServerSecurity(
      HttpSecurity http,
      MachineAssertions assertions,
      Standing standing,
      SignInSessions sessions,
      Factors factors) {
    return http.headers(SecureHeaders::ofForms)
        .addFilterAfter(new EndedSessions(standing, sessions), SecurityContextHolderFilter.class)
        .oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(SignInSecurity::describedAsItIs);
              server.authorizationEndpoint(
                  endpoint ->
                      endpoint
                          .consentPage(ConsentPage.PATH)
                          .authenticationProviders(SignInSecurity::alwaysAsk));
              server.clientAuthentication(
                  client ->
                      client.authenticationProviders(
                          ways ->
                              ways.forEach(
                                  way -> {
                                    if (way
                                        instanceof JwtClientAssertionAuthenticationProvider key) {
                                      key.setJwtDecoderFactory(assertions);
                                    }
                                  })));
            })
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/oauth2/authorize")
                    .access((who, at) -> new AuthorizationDecision(factors.areEnough(who.get())))
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            handling ->
                handling
                    .accessDeniedHandler(askedForMore())
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
        .build();
  }

  /** Spring asks for no consent where the scope is {@code openid} alone. */
  private static void alwaysAsk(List<AuthenticationProvider> ways) {
    ways.forEach(
        way -> {
          if (way instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
            codes.setAuthorizationConsentRequired(
                asked ->
                    asked
                        .getRegisteredClient()
                        .getClientSettings()
                        .isRequireAuthorizationConsent());
          }
        });
  }

  /**
   * Spring says of each provider that it signs with RS256, and signs people out for who has their
   * ID token: here they do so themselves.
   */
  private static void describedAsItIs(OidcConfigurer oidc) {
    oidc.providerConfigurationEndpoint(
        endpoint ->
            endpoint.providerConfigurationCustomizer(
                provider ->
                    provider
                        .claims(
                            claims ->
                                claims.remove(OidcProviderMetadataClaimNames.END_SESSION_ENDPOINT))
                        .idTokenSigningAlgorithms(
                            algorithms -> {
                              algorithms.clear();
                              algorithms.add(SignatureAlgorithm.ES256.getName());
                            })));
  }

  @Bean
  @Order(2)
  SecurityFilterChain signInSecurity(
      HttpSecurity http,
      Standing standing,
      SignInSessions sessions,
      Factors factors,
      Address address) {
    return http.headers(SecureHeaders::ofForms)
        .securityMatcher(
            SignInPage.WELCOME,
            SignInPage.PATH,
            "/logout",
            "/sign-in.css",
            "/sign-in.js",
            ConsentPage.PATH,
            SessionsPage.PATH,
            SessionsPage.PATH + "/*",
            PasswordPage.PATH,
            PasswordPage.CHANGE)
        .addFilterBefore(new LanguageChoice(address), SecurityContextHolderFilter.class)
        .addFilterAfter(new EndedSessions(standing, sessions), SecurityContextHolderFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(SessionsPage.END, SessionsPage.END_OTHERS)
                    .access((who, at) -> new AuthorizationDecision(factors.mayChange(who.get())))
                    .requestMatchers(ConsentPage.PATH, SessionsPage.PATH, PasswordPage.CHANGE)
                    .access((who, at) -> new AuthorizationDecision(factors.areEnough(who.get())))
                    .anyRequest()
                    .permitAll())
        // Who was on the way nowhere comes to the page of their own.
        .formLogin(form -> form.loginPage(SignInPage.PATH).defaultSuccessUrl(SecondFactorPage.PATH))
        .exceptionHandling(handling -> handling.accessDeniedHandler(askedForMore()))
        .logout(
            logout ->
                logout.addLogoutHandler(
                    (request, response, who) ->
                        SignInSessions.current(request).ifPresent(sessions::end)))
        .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens(address)))
        .build();
  }
}
