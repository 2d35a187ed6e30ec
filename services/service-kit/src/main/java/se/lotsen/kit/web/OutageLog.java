package se.lotsen.kit.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/**
 * Says that something is away, in one line now and then, however many requests meet it: an outage
 * that fills the log hides its own cause.
 */
final class OutageLog {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Logger log;
  private final LongSupplier nanoTime;
  private final AtomicLong next;
  private final AtomicLong untold = new AtomicLong();

  OutageLog(Logger log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    this.next = new AtomicLong(nanoTime.getAsLong());
  }

  void tell(Throwable failure) {
    long now = nanoTime.getAsLong();
    long due = next.get();
    if (now - due < 0 || !next.compareAndSet(due, now + EVERY.toNanos())) {
      untold.incrementAndGet();
      return;
    }
    log.warn(
        "A request could not be finished and may be repeated ({} more since the last line): {}",
        untold.getAndSet(0),
        NestedExceptionUtils.getMostSpecificCause(failure).toString());
  }
}
