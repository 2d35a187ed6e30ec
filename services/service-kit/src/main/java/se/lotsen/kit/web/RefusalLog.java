package se.lotsen.kit.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import se.lotsen.kit.access.RequestAccess;
import se.lotsen.kit.access.Requires;

/**
 * Logs who was refused for want of a right, who asked for something that is not there for them, and
 * what was refused for what was sent: the account, the right or status, and the operation. Neither
 * addresses nor ids, which may be about somebody. The same is said once a minute: whoever waits for
 * something asks for it many times, and whoever tries many ids must not fill the log.
 */
final class RefusalLog extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
  private static final Duration SAID_AGAIN_AFTER = Duration.ofMinutes(1);
  private static final int MOST = 2_000;

  /**
   * What somebody may try to get around: not there, nonsense, against a rule, on an old version.
   */
  private static final Set<Integer> TOLD = Set.of(400, 404, 409, 412, 422);

  private final Cache<List<Object>, Boolean> said;

  RefusalLog(Ticker ticker) {
    this.said =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(SAID_AGAIN_AFTER)
            .ticker(ticker)
            .build();
  }

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
    int status = response.getStatus();
    boolean isForbidden = status == HttpStatus.FORBIDDEN.value();
    // Where no right is asked, as for what is one's own, none is missing.
    boolean isRefused = isForbidden && requires != null;
    if (!isForbidden && !TOLD.contains(status)) {
      return;
    }
    var needed = RequestAccess.missing(request).orElse("the right " + right);
    var line =
        List.<Object>of(
            caller.getName(), request.getMethod(), operation, status, isRefused ? needed : "");
    if (said.asMap().putIfAbsent(line, true) != null) {
      return;
    }
    if (isRefused) {
      log.warn(
          "Refused: {} may not {} {}, which needs {}",
          caller.getName(),
          request.getMethod(),
          operation,
          needed);
    } else if (status != HttpStatus.NOT_FOUND.value()) {
      log.info(
          "Not taken from {}: {} {}, answered {}",
          caller.getName(),
          request.getMethod(),
          operation,
          status);
    } else {
      log.info(
          "Not there for {}: {} {}, with the right {}",
          caller.getName(),
          request.getMethod(),
          operation,
          right);
    }
  }
}
