package se.lotsen.kit.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.journal.Outbox.Unpublished;
import se.lotsen.kit.journal.RelayBell;

/**
 * Publishes journal entries in the order of each aggregate: sends a batch across aggregates without
 * waiting in between, waits for all of it, then marks what has arrived. A failed send stops its own
 * aggregate, never the others; the next sweep tries it again from the first entry that is missing.
 */
public final class Relay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final int AGGREGATES_AT_ONCE = 500;
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration LINGER = Duration.ofMillis(5);

  private final RelayBell bell;
  private final Backlog backlog;
  private final KafkaTemplate<String, byte[]> kafka;
  private final FailPoints failPoints;
  private final Clock clock;
  private final Timer lag;
  private volatile @Nullable Thread thread;
  private volatile @Nullable String trouble;

  public Relay(
      RelayBell bell,
      Backlog backlog,
      KafkaTemplate<String, byte[]> kafka,
      FailPoints failPoints,
      Clock clock,
      MeterRegistry meters) {
    this.bell = bell;
    this.backlog = backlog;
    this.kafka = kafka;
    this.failPoints = failPoints;
    this.clock = clock;
    this.lag =
        Timer.builder("lotsen.relay.lag")
            .description("From the moment of a command to its event on Kafka")
            .publishPercentiles(0.5, 0.95, 0.99)
            .register(meters);
  }

  @Override
  public void start() {
    var started = Thread.ofPlatform().name("relay").unstarted(this::run);
    thread = started;
    started.start();
  }

  private void run() {
    while (thread != null) {
      try {
        publish(bell.take(AGGREGATES_AT_ONCE, PATIENCE, LINGER));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void report(String what) {
    if (trouble == null) {
      log.warn("Publishing is held up and goes on with the next sweep: {}", what);
    }
    trouble = what;
  }

  private void publish(Collection<RelayBell.Ring> rings) {
    rings.stream().collect(Collectors.groupingBy(RelayBell.Ring::outbox)).forEach(this::publish);
  }

  private void publish(Outbox outbox, List<RelayBell.Ring> rings) {
    try {
      var unpublished = unpublished(outbox, rings);
      failPoints.passed(FailPoint.RELAY_READ);
      var sent = send(outbox, unpublished);
      failPoints.passed(FailPoint.RELAY_SENT);
      outbox.markPublished(sent);
      failPoints.passed(FailPoint.RELAY_MARKED);
      settle(sent);
    } catch (DataAccessException | KafkaException e) {
      report("%s: %s".formatted(outbox.name(), reasonOf(e)));
    }
  }

  private static List<Unpublished> unpublished(Outbox outbox, List<RelayBell.Ring> rings) {
    var unpublished =
        rings.stream()
            .map(RelayBell.Ring::entries)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(ArrayList::new));
    var toRead =
        rings.stream().filter(ring -> ring.entries() == null).map(RelayBell.Ring::id).toList();
    if (!toRead.isEmpty()) {
      unpublished.addAll(outbox.unpublished(toRead));
    }
    return unpublished;
  }

  /**
   * Sends the first entry of every aggregate and waits for all of them, then the second, and so on:
   * an entry goes out only when Kafka has the one before it, so that a send that fails leaves no
   * gap behind it. Answers with what arrived.
   */
  private List<Unpublished> send(Outbox outbox, List<Unpublished> aggregates) {
    var arrived = new int[aggregates.size()];
    @Nullable Throwable failure = null;
    int left = aggregates.size();
    for (int round = 0; left > 0; round++) {
      var onTheirWay = new LinkedHashMap<Integer, CompletableFuture<?>>();
      for (int i = 0; i < arrived.length; i++) {
        if (arrived[i] == round && round < aggregates.get(i).entries().size()) {
          onTheirWay.put(i, send(outbox, aggregates.get(i), round));
        }
      }
      left = onTheirWay.size();
      for (var each : onTheirWay.entrySet()) {
        var thrown = each.getValue().handle((ok, error) -> error).join();
        if (thrown == null) {
          arrived[each.getKey()]++;
        } else {
          failure = thrown;
        }
      }
    }
    tell(outbox, aggregates, failure);
    return IntStream.range(0, arrived.length)
        .filter(i -> arrived[i] > 0)
        .mapToObj(i -> aggregates.get(i).first(arrived[i]))
        .toList();
  }

  /**
   * A record that is refused before it leaves, as one too large, fails as one refused later. Where
   * even the topic cannot be reached the others need not be tried: each would wait as long.
   */
  private CompletableFuture<?> send(Outbox outbox, Unpublished aggregate, int index) {
    try {
      return kafka.send(
          CloudEventRecords.of(
              outbox.topic(), outbox.source(), aggregate.id(), aggregate.entries().get(index)));
    } catch (KafkaException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw e;
      }
      return CompletableFuture.failedFuture(e);
    }
  }

  private void tell(Outbox outbox, List<Unpublished> aggregates, @Nullable Throwable failure) {
    if (failure == null) {
      trouble = null;
    } else {
      report(
          "of %d aggregates of %s not all arrived, last reason: %s"
              .formatted(aggregates.size(), outbox.name(), reasonOf(failure)));
    }
  }

  private static String reasonOf(Throwable failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure).toString();
  }

  private void settle(List<Unpublished> sent) {
    var now = clock.instant();
    for (var aggregate : sent) {
      backlog.remove(aggregate.entries().size());
      aggregate.entries().forEach(entry -> lag.record(Duration.between(entry.recordedAt(), now)));
    }
  }

  /** What last went wrong, or null when the last round was fine. */
  public @Nullable String trouble() {
    return trouble;
  }

  @Override
  public void stop() {
    var stopping = thread;
    thread = null;
    if (stopping != null) {
      try {
        stopping.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    var running = thread;
    return running != null && running.isAlive();
  }

  /** Starts before the web server takes commands and stops after it. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
