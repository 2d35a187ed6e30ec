package se.lotsen.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lotsen.kit.failure.FailureKind;

/**
 * The right to work on one import. A thread of its own renews it, so that it lasts while a file is
 * read, while something is waited for and while rows go in; the same thread hears that the import
 * is to end.
 */
final class Lease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lease.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

  /** What is too much is less a moment later. */
  private static final Duration MAX_PAUSE_WHEN_BUSY = Duration.ofMillis(200);

  private static final Duration SAY_EVERY = Duration.ofMinutes(1);

  private final Jobs jobs;
  private final Jobs.Held held;
  private final Clock clock;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<RunEnded.@Nullable Why> why = new AtomicReference<>();
  private volatile Instant said = Instant.EPOCH;
  private @Nullable ScheduledFuture<?> beats;

  Lease(Jobs jobs, Jobs.Held held, Clock clock) {
    this.jobs = jobs;
    this.held = held;
    this.clock = clock;
  }

  Jobs.Held held() {
    return held;
  }

  /** Renews it from now on, so often. */
  void keep(ScheduledExecutorService beating, Duration every) {
    beats = beating.scheduleWithFixedDelay(this::renew, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Renews it once; while the store is away it may run out, and another instance goes on. */
  void renew() {
    try {
      switch (jobs.renew(held, clock.instant())) {
        case HELD -> {}
        case CANCELLED -> end(RunEnded.Why.CANCELLED);
        case LOST -> end(RunEnded.Why.LOST);
      }
    } catch (RuntimeException e) {
      log.warn("The lease of import {} cannot be renewed now: {}", held.job().id(), e.toString());
    }
  }

  /** Has whoever works under this lease stop at the next check. */
  void end(RunEnded.Why reason) {
    if (why.compareAndSet(null, reason)) {
      ended.countDown();
    }
  }

  /** Throws {@link RunEnded} where nothing may be done under this lease any more. */
  void check() {
    var reason = why.get();
    if (reason != null) {
      throw new RunEnded(reason);
    }
  }

  /** Writes how far the import is. */
  void save(ImportJob job) {
    if (!patiently(() -> jobs.save(held, job, clock.instant()))) {
      end(RunEnded.Why.LOST);
      check();
    }
  }

  /**
   * Does something that may be done again, until it is done: what is transient or too much at the
   * moment is waited out, as long as it takes and as long as the lease is held. What else goes
   * wrong is thrown.
   */
  <T> T patiently(Supplier<T> work) {
    var pause = FIRST_PAUSE;
    while (true) {
      check();
      Duration longest;
      try {
        return work.get();
      } catch (RuntimeException e) {
        longest = longestPause(e);
      }
      pause = pause.compareTo(longest) > 0 ? longest : pause;
      await(pause);
      pause = pause.multipliedBy(2);
    }
  }

  /** Once a minute: many wait at once for the same. */
  private void say(RuntimeException why) {
    var now = clock.instant();
    if (now.isAfter(said.plus(SAY_EVERY))) {
      said = now;
      log.info("Import {} waits: {}", held.job().id(), why.toString());
    }
  }

  /** Of what can be waited out; what else goes wrong is thrown. */
  private Duration longestPause(RuntimeException e) {
    return switch (FailureKind.of(e)) {
      case TRANSIENT -> {
        say(e);
        yield MAX_PAUSE;
      }
      case BUSY -> MAX_PAUSE_WHEN_BUSY;
      case REFUSED, BROKEN -> throw e;
    };
  }

  private void await(Duration pause) {
    try {
      if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEnded(RunEnded.Why.CLOSING);
    }
  }

  @Override
  public void close() {
    if (beats != null) {
      beats.cancel(false);
    }
  }
}
