package se.lotsen.kit.relay;

import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.journal.RelayBell;

/** Finds what a crash, a failed send or another instance left unpublished, and rings for it. */
public class RelaySweep {
  private static final int PAGE = 1_000;

  private final Journals journals;
  private final RelayBell bell;
  private final Backlog backlog;

  public RelaySweep(Journals journals, RelayBell bell, Backlog backlog) {
    this.journals = journals;
    this.bell = bell;
    this.backlog = backlog;
  }

  @Scheduled(fixedDelayString = "${lotsen.relay.sweep-every}")
  public void sweep() {
    if (bell.waiting() > 0) {
      return; // the relay has enough to do; what is pending is likely in its hands already
    }
    long waiting = 0;
    for (var outbox : journals.outboxes()) {
      waiting += outbox.countWaiting();
    }
    backlog.set(waiting); // before the relay hears of it, which lowers it
    journals.outboxes().forEach(this::ringForAll);
  }

  private void ringForAll(Outbox outbox) {
    var page = outbox.pending("", PAGE);
    while (!page.isEmpty()) {
      bell.ringAll(outbox, page);
      page = page.size() < PAGE ? List.of() : outbox.pending(page.getLast(), PAGE);
    }
  }
}
