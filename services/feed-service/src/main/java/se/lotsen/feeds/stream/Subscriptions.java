package se.lotsen.feeds.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.lotsen.feeds.cache.Position;
import se.lotsen.feeds.cache.ProjectValues;
import se.lotsen.feeds.web.FeedRefused;
import se.lotsen.kit.access.TokensInForce;

/** All who listen to this instance: no more than agreed, and none left when it stops. */
@Component
class Subscriptions implements SmartLifecycle {
  private static final Duration SOON = Duration.ofSeconds(2);

  /** In milliseconds: a token whose last moment it is does not begin anew all the time. */
  private static final long LEAST = 5_000;

  private static final Duration LATER = Duration.ofSeconds(10);

  private final StreamProperties properties;
  private final Clock clock;
  private final TokensInForce tokens;
  private final Semaphore places;
  private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
  private final Counter overflows;
  private volatile boolean running;

  Subscriptions(
      StreamProperties properties, MeterRegistry meters, Clock clock, TokensInForce tokens) {
    this.tokens = tokens;
    this.clock = clock;
    this.properties = properties;
    this.places = new Semaphore(properties.maxSubscribers());
    this.overflows = meters.counter("lotsen.feeds.overflows");
    meters.gaugeCollectionSize("lotsen.feeds.subscribers", Tags.empty(), open);
  }

  /**
   * Begins to send.
   *
   * @param until when the listener's token runs out: the stream ends then, and whoever still has
   *     the right goes on with a new token where this one ended
   * @param token the listener's: the stream also ends soon after it was taken back
   * @throws FeedRefused 503 when all places are taken or the instance stops
   */
  SseEmitter open(
      ProjectValues project,
      @Nullable Position seen,
      Optional<Instant> until,
      Optional<String> token) {
    if (!running) {
      throw FeedRefused.unavailable(
          "Tjänsten startar eller stannar; försök igen om en stund",
          "This instance is starting or stopping; try again in a moment",
          SOON);
    }
    if (!places.tryAcquire()) {
      throw FeedRefused.unavailable(
          "Här lyssnar redan så många som får plats; försök igen senare",
          "As many as there is room for are listening here; try again later",
          LATER);
    }
    var emitter =
        new SseEmitter(
            until
                .map(end -> Math.max(LEAST, Duration.between(clock.instant(), end).toMillis()))
                .orElse(0L));
    emitter.onTimeout(emitter::complete);
    var subscription =
        new Subscription(
            project,
            seen,
            emitter,
            properties,
            () -> token.map(tokens::isInForce).orElse(true),
            overflows::increment,
            this::leave);
    open.add(subscription);
    subscription.start();
    if (!running) {
      subscription.close();
    }
    return emitter;
  }

  private void leave(Subscription subscription) {
    open.remove(subscription);
    places.release();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    open.forEach(Subscription::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops first of all: a web server that shuts down in order would wait for every stream. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
