package se.lotsen.kit.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;
import se.lotsen.model.access.Right;

/**
 * Answers whoever is not signed in, or may not operate the system, with a problem that says what to
 * do. Why a token was refused is for the log: whoever sent it may have made it.
 */
final class SignInProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final Logger log = LoggerFactory.getLogger(SignInProblems.class);
  private static final Refusal NOT_SIGNED_IN =
      new Refusal(
          Refusal.Kind.NOT_SIGNED_IN,
          "not-signed-in",
          new Text(
              "Logga in: skicka en giltig token i Authorization: Bearer …",
              "Sign in: send a valid token in Authorization: Bearer …"),
          null);

  private final HandlerExceptionResolver problems;

  SignInProblems(HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
      log.debug("{} {} without a token", request.getMethod(), request.getRequestURI());
    } else {
      log.warn(
          "A token was refused at {} {} from {}: {}",
          request.getMethod(),
          request.getRequestURI(),
          request.getRemoteAddr(),
          e.getMessage());
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"lotsen\"");
    problems.resolveException(request, response, null, new RefusedException(NOT_SIGNED_IN));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
    var caller = request.getUserPrincipal();
    log.warn(
        "Refused: {} may not {} {}, which needs the right {}",
        caller == null ? "nobody" : caller.getName(),
        request.getMethod(),
        request.getRequestURI(),
        Right.OPERATE.code());
    problems.resolveException(
        request, response, null, new RefusedException(MissingRight.of(Right.OPERATE)));
  }
}
