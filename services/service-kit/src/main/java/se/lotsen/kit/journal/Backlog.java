package se.lotsen.kit.journal;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many journal entries still have to go to Kafka, as far as this process knows: raised by
 * commands, lowered by the relay, set right by each sweep. When Kafka is away too long, commands
 * are turned away instead of growing the outbox without end.
 */
public final class Backlog {
  private final AtomicLong waiting = new AtomicLong();
  private final long limit;

  /**
   * @param limit how many entries may wait before commands are turned away
   */
  public Backlog(long limit, MeterRegistry meters) {
    this.limit = limit;
    meters.gauge("lotsen.relay.backlog", waiting);
  }

  /** Refuses a further command with {@link BacklogFull} when too much is waiting already. */
  void admit() {
    if (waiting.get() >= limit) {
      throw new BacklogFull(waiting.get());
    }
  }

  public void add(long entries) {
    waiting.addAndGet(entries);
  }

  public void remove(long entries) {
    waiting.accumulateAndGet(entries, (now, gone) -> Math.max(0, now - gone));
  }

  public void set(long entries) {
    waiting.set(entries);
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
