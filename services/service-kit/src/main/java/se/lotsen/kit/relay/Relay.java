package se.lotsen.kit.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.journal.RelayQueue;
import se.lotsen.kit.journal.Republishing;
import se.lotsen.kit.journal.Unpublished;

/**
 * Publishes journal entries in the order of each aggregate: reads and sends a batch across
 * aggregates while the batch before is settled. What fails is tried again by the next sweep, from
 * the first entry that is missing. When nothing new waits, or in between, it goes on with what was
 * asked to be published again.
 */
public final class Relay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final int AGGREGATE_BATCH_SIZE = 500;
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration LINGER = Duration.ofMillis(5);
  private static final Duration MAX_STOP = Duration.ofSeconds(5);

  private final RelayQueue relayQueue;
  private final Journals journals;
  private final Sender sender;
  private final Backlog backlog;
  private final FailPoints failPoints;
  private final Clock clock;
  private final Timer lag;
  private Republishing.@Nullable Run again;
  private volatile Settler settler;
  private volatile List<Thread> threads = List.of();
  private volatile boolean stopping;
  private volatile @Nullable String sending;
  private volatile @Nullable String settling;

  public Relay(
      RelayQueue relayQueue,
      Backlog backlog,
      Journals journals,
      KafkaTemplate<String, byte[]> kafka,
      FailPoints failPoints,
      Clock clock,
      MeterRegistry meters) {
    this.relayQueue = relayQueue;
    this.journals = journals;
    this.sender = new Sender(kafka);
    this.backlog = backlog;
    this.settler = new Settler(backlog, failPoints, this::reportSettling);
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
    stopping = false;
    settler = new Settler(backlog, failPoints, this::reportSettling);
    threads =
        List.of(
            Thread.ofPlatform().name("relay").unstarted(this::run),
            Thread.ofPlatform().name("relay-settle").unstarted(settler));
    threads.forEach(Thread::start);
  }

  private void run() {
    try {
      while (!stopping) {
        publish(relayQueue.take(AGGREGATE_BATCH_SIZE, again == null ? PATIENCE : LINGER, LINGER));
        publishAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(Collection<RelayQueue.Signal> signals) throws InterruptedException {
    var byOutbox = signals.stream().collect(Collectors.groupingBy(RelayQueue.Signal::outbox));
    for (var each : byOutbox.entrySet()) {
      publish(each.getKey(), each.getValue());
    }
  }

  private void publish(Outbox outbox, List<RelayQueue.Signal> signals) throws InterruptedException {
    try {
      var unsent =
          unpublished(outbox, signals).stream()
              .map(read -> read.after(settler.sentUpTo(outbox, read.id())))
              .filter(read -> !read.entries().isEmpty())
              .toList();
      failPoints.passed(FailPoint.RELAY_READ);
      var sent = sender.send(outbox, unsent);
      failPoints.passed(FailPoint.RELAY_SENT);
      tell(outbox, unsent.size(), sent.failure());
      measure(sent.arrived());
      settler.settle(outbox, sent.arrived());
      ringForTheRest(outbox, sent);
    } catch (RuntimeException e) {
      reportSending("%s: %s".formatted(outbox.name(), reasonOf(e)));
      if (FailureKind.of(e) != FailureKind.TRANSIENT && signals.size() > 1) {
        // One of them is at fault; the others shall not wait for it.
        for (var signal : signals) {
          publish(outbox, List.of(signal));
        }
      }
    }
  }

  private List<Unpublished> unpublished(Outbox outbox, List<RelayQueue.Signal> signals) {
    var unpublished =
        signals.stream()
            .map(RelayQueue.Signal::entries)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(ArrayList::new));
    var toRead =
        signals.stream()
            .filter(signal -> signal.entries() == null)
            .collect(
                Collectors.toMap(
                    RelayQueue.Signal::id, signal -> settler.sentUpTo(outbox, signal.id())));
    if (!toRead.isEmpty()) {
      unpublished.addAll(outbox.unpublished(toRead));
    }
    return unpublished;
  }

  /** An aggregate of which more was unpublished than is read at once has its turn again. */
  private void ringForTheRest(Outbox outbox, Sender.Sent sent) {
    if (sent.failure() == null) {
      relayQueue.signalAll(
          outbox,
          sent.arrived().stream().filter(each -> !each.whole()).map(Unpublished::id).toList());
    }
  }

  private void publishAgain() {
    try {
      if (again == null && relayQueue.isSomethingAsked()) {
        again = journals.republishing().next(journals.outboxes()).orElse(null);
      }
      var run = again;
      if (run == null || !settler.isIdle()) {
        // What is being settled is in the journal a moment later, and belongs to it.
        return;
      }
      var step = run.step();
      var nothing = step.stream().filter(each -> each.entries().isEmpty()).toList();
      var sent =
          sender.send(
              run.outbox(), step.stream().filter(each -> !each.entries().isEmpty()).toList());
      tell(run.outbox(), step.size(), sent.failure());
      var whole = run.sent(Stream.concat(nothing.stream(), sent.arrived().stream()).toList());
      relayQueue.signalAll(run.outbox(), whole);
      if (run.isDone()) {
        run.end();
        log.info("All that was asked for of {} has been published again", run.outbox().name());
        again = journals.republishing().next(journals.outboxes()).orElse(null);
      }
    } catch (RuntimeException e) {
      reportSending("publishing again: " + reasonOf(e));
      again = null; // the sweep finds it again
    }
  }

  private void tell(Outbox outbox, int aggregates, @Nullable Throwable failure) {
    if (failure == null) {
      sending = null;
    } else {
      reportSending(
          "of %d aggregates of %s not all arrived, last reason: %s"
              .formatted(aggregates, outbox.name(), reasonOf(failure)));
    }
  }

  private void reportSending(String what) {
    if (sending == null) {
      log.warn("Publishing is held up and goes on with the next sweep: {}", what);
    }
    sending = what;
  }

  private void reportSettling(@Nullable String what) {
    if (settling == null && what != null) {
      log.warn("Publishing is held up and goes on by itself: {}", what);
    }
    settling = what;
  }

  static String reasonOf(Throwable failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure).toString();
  }

  private void measure(List<Unpublished> sent) {
    var now = clock.instant();
    for (var aggregate : sent) {
      aggregate.entries().forEach(entry -> lag.record(Duration.between(entry.recordedAt(), now)));
    }
  }

  /** What last went wrong, or null when the last round was fine. */
  public @Nullable String trouble() {
    return sending == null ? settling : sending;
  }

  @Override
  public void stop() {
    stopping = true;
    for (var thread : threads) {
      // The sender first: what it sends last is still settled.
      if (!thread.equals(threads.getFirst())) {
        settler.stop();
      }
      try {
        thread.join(MAX_STOP);
        thread.interrupt();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty() && threads.stream().allMatch(Thread::isAlive);
  }

  /** Starts before the web server takes commands and stops after it. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
