package se.lotsen.kit.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.lotsen.kit.CannotStart;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.model.access.Right;

/** Nobody is let in without a token, but to what tells whether this lives and what it offers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessProperties.class, RegistryProperties.class})
@EnableWebSecurity
public class AccessConfiguration {
  private static final Logger log = LoggerFactory.getLogger(AccessConfiguration.class);

  /** What whoever looks after the process has to be able to ask without an account. */
  private static final String[] PROBES = {
    "/actuator/health/liveness", "/actuator/health/readiness"
  };

  /** The description of the API says nothing that is not in its repository. */
  private static final String[] DESCRIPTION = {
    "/openapi", "/openapi/**", "/openapi.yaml", "/docs", "/swagger-ui/**"
  };

  @Bean
  ServiceClients serviceClients(RegistryProperties settings, ObjectProvider<SslBundles> bundles) {
    return new ServiceClients(Trust.inBundle(bundles, settings.sslBundle()));
  }

  @Bean
  RememberedTokens tokens(
      AccessProperties settings,
      ObjectProvider<SslBundles> bundles,
      ObjectProvider<TrustedIssuer> others,
      Clock clock) {
    var issuers = new HashMap<String, JwtDecoder>();
    others.forEach(other -> issuers.put(other.issuer(), other.decoder()));
    if (settings.issuer() != null && !settings.issuer().isBlank()) {
      var trust = Trust.inBundle(bundles, settings.sslBundle());
      issuers.put(settings.issuer(), TokenChecks.decoderOf(settings, trust, clock));
    }
    if (issuers.isEmpty()) {
      throw new CannotStart(
          "nobody could sign in: say whose tokens are taken with lotsen.security.issuer"
              + " (LOTSEN_SECURITY_ISSUER)");
    }
    return new RememberedTokens(
        new IssuersDecoder(Map.copyOf(issuers)), clock, Ticker.systemTicker());
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE - 10)
  SecurityFilterChain apiSecurity(
      HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    var refusals = new SignInProblems(problems);
    return http.headers(SecureHeaders::ofData)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(PROBES)
                    .permitAll()
                    .requestMatchers(DESCRIPTION)
                    .permitAll()
                    .requestMatchers("/actuator", "/actuator/**")
                    .access(mayOperate())
                    .anyRequest()
                    .authenticated())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> {})
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .build();
  }

  /** Around Spring Security's filter, which is at -100. */
  @Bean
  FilterRegistrationBean<IssuerAway> issuerAway(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    var registration = new FilterRegistrationBean<>(new IssuerAway(problems));
    registration.setOrder(-101);
    return registration;
  }

  private static AuthorizationManager<RequestAuthorizationContext> mayOperate() {
    return (authentication, request) ->
        new AuthorizationDecision(
            authentication.get() instanceof JwtAuthenticationToken token
                && !Caller.of(token).grant(Right.OPERATE).isNothing());
  }

  /** What Spring Security's firewall holds to be no address is told as a problem, too. */
  @Bean
  RequestRejectedHandler rejectedRequests(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return (request, response, rejected) -> {
      log.warn(
          "Refused before it was looked at, from {}: {}",
          request.getRemoteAddr(),
          rejected.getMessage());
      problems.resolveException(
          request,
          response,
          null,
          BadRequest.of(
              "address",
              "Adressen innehåller tecken som inte hör dit",
              "The address has characters in it that do not belong there"));
    };
  }

  @Bean
  WebMvcConfigurer rightsOfEndpoints(
      ObjectProvider<MandatesInForce> here,
      RegistryProperties registry,
      ServiceClients services,
      Clock clock) {
    // The registry knows them itself; all others ask it.
    var mandates =
        SingletonSupplier.of(
            () ->
                here.getIfAvailable(
                    () -> new RemoteMandates(registry.url(), services, Ticker.systemTicker())));
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
            .addInterceptor(new RightsInterceptor(mandates::obtain, clock))
            .order(Ordered.HIGHEST_PRECEDENCE);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new GrantResolver());
      }
    };
  }
}
