package se.lotsen.kit.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Where the issuer does not answer, whether a token is good cannot be said: later it can (503). */
final class IssuerAway extends OncePerRequestFilter {
  private final HandlerExceptionResolver problems;

  IssuerAway(HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    try {
      rest.doFilter(request, response);
    } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
      problems.resolveException(
          request,
          response,
          null,
          new ResourceAccessException("The issuer of tokens does not answer: " + e.getMessage()));
    }
  }
}
