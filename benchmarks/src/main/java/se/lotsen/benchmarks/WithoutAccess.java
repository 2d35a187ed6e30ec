package se.lotsen.benchmarks;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Lets in whoever says that they are measured without access: no token is read, and what they reach
 * is everything, so that nothing is filtered. For benchmarks alone, to have something to compare
 * with.
 */
@Configuration(proxyBeanMethods = false)
class WithoutAccess {
  static final String HEADER = "Lotsen-Bench";

  /** As if it had been checked: never signed, and the same one for all requests. */
  private static final JwtAuthenticationToken EVERYBODY =
      new JwtAuthenticationToken(
          Jwt.withTokenValue("none")
              .header("alg", "none")
              .subject("bench")
              .claim("roles", List.of("advisor", "supervisor"))
              .claim("municipalities", List.of("*"))
              .claim("projects", List.of("*"))
              .build(),
          List.of());

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain letInUnchecked(HttpSecurity http) {
    return http.securityMatcher(request -> request.getHeader(HEADER) != null)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(WithoutAccess::letIn, AnonymousAuthenticationFilter.class)
        .build();
  }

  private static void letIn(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SecurityContextHolder.getContext().setAuthentication(EVERYBODY);
    chain.doFilter(request, response);
  }
}
