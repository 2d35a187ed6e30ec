package se.lotsen.kit.ops;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Closes before anything else stops: what a command leans on, such as the listeners that copy other
 * services' clients, is there until the last command that came in time is done, and whoever comes
 * later is told to come back instead of that there is no such client. Reads are answered for as
 * long as there is a web server.
 */
final class CommandGate extends OncePerRequestFilter implements SmartLifecycle {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String STOPPING =
      """
      {"type":"urn:lotsen:problem:stopping","title":"stopping","status":503,\
      "detail":"Lotsen is being stopped; nothing was changed. Send it again in a moment."}""";

  /** One party for the gate itself, and one for each command inside. */
  private final Phaser inside = new Phaser(1);

  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean running;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (READS.contains(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    inside.register();
    try {
      if (closed.get()) {
        refuse(response);
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      inside.arriveAndDeregister();
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    response.setHeader(HttpHeaders.CONNECTION, "close");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(STOPPING.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void start() {
    closed.set(false);
    running = true;
  }

  @Override
  public void stop() {
    closed.set(true);
    running = false;
    try {
      inside.awaitAdvanceInterruptibly(inside.arrive(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      logger.warn("Commands were still being worked on after " + PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The first to stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
