package se.lotsen.standalone;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process in order if that can be done, and anyway after a while: what was acknowledged is
 * on the disk, so that nothing is lost by it, while a process that neither works nor ends keeps its
 * data from the next one.
 */
final class Ending implements ApplicationListener<SpringApplicationEvent> {
  private static final Logger log = LoggerFactory.getLogger("Lotsen");
  private static final Duration MAX_STOP = Duration.ofSeconds(13);
  private static final Duration MAX_AFTER_FAILURE = Duration.ofSeconds(7);
  private static final int FAILED = 1;

  /** What a process ends with that was asked to by SIGTERM. */
  private static final int TERMINATED = 128 + 15;

  private final Platform platform;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean failed = new AtomicBoolean();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean asked = new AtomicBoolean();

  Ending(Platform platform) {
    this.platform = platform;
  }

  void install() {
    // After the services have stopped: they still write while they do.
    SpringApplication.getShutdownHandlers()
        .add(
            () -> {
              platform.close();
              closed.countDown();
            });
    Runtime.getRuntime().addShutdownHook(new Thread(this::waitForStop, "ending"));
  }

  private void waitForStop() {
    asked.set(true);
    if (!started.get() && !failed.get()) {
      // A start that is cut off fails somewhere, which is no news; the log may have closed already.
      silence();
      System.err.println("lotsen: asked to end while it was starting, and ends");
    }
    if (!ended(MAX_STOP)) {
      log.warn(
          "not everything stopped within {} s; the process ends anyway, nothing acknowledged is"
              + " lost",
          MAX_STOP.toSeconds());
      Runtime.getRuntime().halt(failed.get() ? FAILED : TERMINATED);
    }
  }

  private boolean ended(Duration within) {
    try {
      return closed.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void onApplicationEvent(SpringApplicationEvent start) {
    if (start instanceof ApplicationReadyEvent) {
      started.set(true);
    } else if (start instanceof ApplicationFailedEvent && !asked.get()) {
      // Comes before the context is closed, which a part that hangs can hold up.
      failed.set(true);
      haltAfter(MAX_AFTER_FAILURE);
    }
  }

  /** The start has failed and has been told. */
  void endNow() {
    if (asked.get()) {
      // The hooks of the end that was asked for are at work.
      return;
    }
    haltAfter(MAX_AFTER_FAILURE);
    silence();
    try {
      platform.close();
    } finally {
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /** The broker cannot go on, and so nobody can: says so, and that alone. */
  void onBrokerFault(String what) {
    failed.set(true);
    log.error(
        "Lotsen ends now, because {}. Most often the disk is full: make room and start it again;"
            + " what was acknowledged is kept.",
        what);
    silence();
    // In a thread of its own: the broker waits for the one that found the fault.
    Thread.ofPlatform().name("ending-after-fault").start(() -> System.exit(FAILED));
  }

  /** What others say of the end is of no use to anybody. */
  private static void silence() {
    var logging = LoggingSystem.get(Ending.class.getClassLoader()).getShutdownHandler();
    if (logging != null) {
      logging.run();
    }
  }

  private void haltAfter(Duration bound) {
    Thread.ofPlatform()
        .daemon()
        .name("ending-anyway")
        .start(
            () -> {
              if (!ended(bound)) {
                Runtime.getRuntime().halt(FAILED);
              }
            });
  }
}
