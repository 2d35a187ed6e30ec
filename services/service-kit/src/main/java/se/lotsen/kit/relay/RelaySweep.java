package se.lotsen.kit.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.RelayQueue;

/** Finds what a crash, a failed send or another instance left unpublished, and signals for it. */
public class RelaySweep {
  private static final Logger log = LoggerFactory.getLogger(RelaySweep.class);

  /** What is left is found by a later sweep, once this much has gone out. */
  private static final int BATCH_SIZE = 20_000;

  private final Journals journals;
  private final RelayQueue relayQueue;
  private final Backlog backlog;

  public RelaySweep(Journals journals, RelayQueue relayQueue, Backlog backlog) {
    this.journals = journals;
    this.relayQueue = relayQueue;
    this.backlog = backlog;
  }

  @Scheduled(fixedDelayString = "${lotsen.relay.sweep-every}")
  public void sweep() {
    if (relayQueue.waiting() > 0) {
      return; // the relay has enough to do; what is pending is likely in its hands already
    }
    try {
      long waiting = 0;
      for (var outbox : journals.outboxes()) {
        waiting += outbox.countWaiting(2 * backlog.limit());
      }
      backlog.set(waiting); // before the relay hears of it, which lowers it
      journals
          .outboxes()
          .forEach(outbox -> relayQueue.signalAll(outbox, outbox.pending(BATCH_SIZE)));
      journals.republishing().look(journals.outboxes());
    } catch (RuntimeException e) {
      // Told once by whoever uses the store; the next sweep is soon.
      log.debug("Not swept: {}", e.getMessage());
    }
  }
}
