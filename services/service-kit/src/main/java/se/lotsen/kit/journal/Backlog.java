package se.lotsen.kit.journal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many journal entries still have to go to Kafka, as far as this process knows: raised by
 * commands, lowered by the relay, set right by each sweep. When Kafka is away too long, commands
 * are turned away instead of growing the outbox without end.
 */
public final class Backlog {
  /** Of what may wait, files fill no more than this part: people find room beside them. */
  private static final int PART_OF_FILES = 2;

  private final AtomicLong waiting = new AtomicLong();
  private final long limit;
  private final LongSupplier nanos;
  private volatile long movedAt;

  /**
   * @param limit how many entries may wait before commands are turned away
   */
  public Backlog(long limit, MeterRegistry meters) {
    this(limit, meters, System::nanoTime);
  }

  Backlog(long limit, MeterRegistry meters, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
    this.movedAt = nanos.getAsLong();
    meters.gauge("lotsen.relay.backlog", waiting);
  }

  /** Refuses a further command with {@link BacklogFull} when too much is waiting already. */
  void admit() {
    if (waiting.get() >= limit) {
      throw new BacklogFull(waiting.get());
    }
  }

  /**
   * Whoever enters things from a file asks before each: refuses with {@link BacklogFull} while half
   * of what may wait does.
   */
  public void admitFile() {
    if (waiting.get() >= Math.max(1, limit / PART_OF_FILES)) {
      throw new BacklogFull(waiting.get());
    }
  }

  public void add(long entries) {
    if (waiting.getAndAdd(entries) <= 0) {
      moved();
    }
  }

  public void remove(long entries) {
    waiting.accumulateAndGet(entries, (now, gone) -> Math.max(0, now - gone));
    moved();
  }

  public void set(long entries) {
    if (waiting.getAndSet(entries) > entries || entries == 0) {
      moved();
    }
  }

  private void moved() {
    movedAt = nanos.getAsLong();
  }

  /** For how long something has waited and nothing has become of it; zero when nothing waits. */
  public Duration standsStill() {
    return waiting.get() == 0
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, nanos.getAsLong() - movedAt));
  }

  public long limit() {
    return limit;
  }

  public long waiting() {
    return waiting.get();
  }

  public boolean full() {
    return waiting.get() >= limit;
  }
}
