package se.lotsen.kit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import se.lotsen.kit.access.Requires;

/**
 * Logs who was refused for want of a right, and who asked for something that is not there for them:
 * the account, the right and the operation. Neither addresses nor ids, which may be about somebody.
 */
final class RefusalLog extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    var caller = request.getUserPrincipal();
    var operation = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (caller == null
        || operation == null
        || !(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod method)) {
      return;
    }
    var requires = method.getMethodAnnotation(Requires.class);
    var right = requires == null ? "" : requires.value().code();
    if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
      log.warn(
          "Refused: {} may not {} {}, which needs the right {}",
          caller.getName(),
          request.getMethod(),
          operation,
          right);
    } else if (response.getStatus() == HttpStatus.NOT_FOUND.value()) {
      log.info(
          "Not there for {}: {} {}, with the right {}",
          caller.getName(),
          request.getMethod(),
          operation,
          right);
    }
  }
}
