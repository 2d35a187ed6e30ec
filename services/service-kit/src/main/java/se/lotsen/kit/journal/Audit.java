package se.lotsen.kit.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Anchors and verifies all journals of this process; see {@link Seal} and {@link Anchors}. */
public final class Audit {
  /** More are not named one by one. */
  public static final int MAX_NAMED = 1_000;

  private final Journals journals;
  private final AnchorWitness witness;
  private final Clock clock;

  public Audit(Journals journals, AnchorWitness witness, Clock clock) {
    this.journals = journals;
    this.witness = witness;
    this.clock = clock;
  }

  /**
   * An anchor that was set.
   *
   * @param aggregates how many have changed since the one before
   */
  public record Anchored(String type, long number, Instant at, long aggregates, String digest) {}

  /**
   * What was done to a journal beside the commands.
   *
   * @param what {@code ENTRY_CHANGED}, {@code ENTRY_REMOVED}, {@code ENTRY_ADDED}, {@code
   *     AGGREGATE_REMOVED}, {@code ANCHOR_CHANGED}, {@code ANCHOR_REMOVED} or {@code ANCHOR_FORGED}
   * @param sequence the first entry that it is about; 0 for the whole
   */
  public record Tampering(String type, String aggregate, long sequence, String what) {}

  /**
   * @param entries how many were looked at
   * @param anchors the last one of each type: their digests are those in the log, or somebody has
   *     made them anew
   * @param tamperings the first {@value #MAX_NAMED}
   */
  public record Verdict(
      boolean intact, long entries, List<Anchored> anchors, List<Tampering> tamperings) {}

  /** Anchors each type of aggregate. */
  public List<Anchored> anchor() {
    var anchored = new ArrayList<Anchored>();
    for (var outbox : journals.outboxes()) {
      anchored.add(anchored(outbox.anchors().anchor(clock.instant())));
    }
    return anchored;
  }

  /**
   * Tells the witness of all anchors that it has not been told yet, of each type by itself.
   *
   * @throws RuntimeException the first that was thrown, when all were tried
   */
  public void tell() {
    RuntimeException failure = null;
    for (var outbox : journals.outboxes()) {
      try {
        tell(outbox);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void tell(Outbox outbox) {
    long last =
        witness.told(outbox.topic(), outbox.name()).stream()
            .filter(AnchorWitness.Told::genuine)
            .mapToLong(AnchorWitness.Told::number)
            .max()
            .orElse(0);
    List<Anchored> next;
    do {
      next = outbox.anchors().after(last).map(Audit::anchored).toList();
      witness.tell(outbox.topic(), next);
      last = next.isEmpty() ? last : next.getLast().number();
    } while (!next.isEmpty());
  }

  /** Verifies chains and anchors, from the first entry to the last, and what the witness knows. */
  public Verdict verify() {
    long entries = 0;
    var anchors = new ArrayList<Anchored>();
    var found = new LinkedHashSet<Tampering>();
    for (var outbox : journals.outboxes()) {
      entries += outbox.audit().verify(finding -> add(finding, found));
      outbox.anchors().verify(finding -> add(finding, found));
      outbox
          .anchors()
          .compare(witness.told(outbox.topic(), outbox.name()), finding -> add(finding, found));
      var last = outbox.anchors().last();
      if (last != null) {
        anchors.add(anchored(last));
      }
    }
    return new Verdict(found.isEmpty(), entries, anchors, List.copyOf(found));
  }

  private static Anchored anchored(Anchors.Anchor anchor) {
    return new Anchored(
        anchor.type(), anchor.number(), anchor.at(), anchor.aggregates(), anchor.digest());
  }

  private static void add(JournalAudit.Finding finding, Set<Tampering> found) {
    if (found.size() < MAX_NAMED) {
      found.add(
          new Tampering(
              finding.type(), finding.aggregate(), finding.sequence(), finding.kind().name()));
    }
  }
}
