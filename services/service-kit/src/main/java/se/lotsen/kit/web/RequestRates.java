package se.lotsen.kit.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * No caller asks more often than agreed, and nobody who is not signed in more often from one
 * address: whoever does is asked to wait (429). What is asked in a burst is let through, up to ten
 * seconds' worth of it.
 */
public final class RequestRates extends OncePerRequestFilter {
  /** Callers that are remembered; one that is forgotten begins anew. */
  private static final int MAX_CALLERS = 50_000;

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
  private static final int BURST_SECONDS = 10;

  private final HandlerExceptionResolver problems;
  private final Predicate<HttpServletRequest> counted;
  private final LoadingCache<String, Bucket> buckets;

  private RequestRates(
      HandlerExceptionResolver problems,
      Predicate<HttpServletRequest> counted,
      long burst,
      long perPeriod,
      Duration period) {
    this.problems = problems;
    this.counted = counted;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build(
                caller ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perPeriod, period))
                        .build());
  }

  /** For all requests, by whoever is signed in. */
  static RequestRates ofCallers(HandlerExceptionResolver problems, long perSecond) {
    return new RequestRates(
        problems, any -> true, perSecond * BURST_SECONDS, perSecond, Duration.ofSeconds(1));
  }

  /** For requests by which somebody tries to sign in, by address. */
  public static RequestRates ofAttempts(
      HandlerExceptionResolver problems, Predicate<HttpServletRequest> attempts, long perMinute) {
    return new RequestRates(problems, attempts, perMinute, perMinute, Duration.ofMinutes(1));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !counted.test(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asked = buckets.get(callerOf(request)).tryConsumeAndReturnRemaining(1);
    if (asked.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = Duration.ofNanos(asked.getNanosToWaitForRefill()).toSeconds() + 1;
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    problems.resolveException(request, response, null, RefusedRequest.tooOften());
  }

  private static String callerOf(HttpServletRequest request) {
    var signedIn = request.getUserPrincipal();
    return signedIn == null ? "address " + request.getRemoteAddr() : "caller " + signedIn.getName();
  }
}
