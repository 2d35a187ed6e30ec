package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that the journals of one type of aggregate are those that were written: each chain from
 * its first entry to the seal that its aggregate has, and that no journal is without its aggregate.
 * Read page by page, whatever their number; commands go on meanwhile.
 */
final class JournalAudit {
  private static final int AGGREGATES = 100;
  private static final int ENTRIES = 1_000;

  private final AggregateType<?, ?> type;
  private final Aggregates<?, ?> aggregates;
  private final Documents journal;

  JournalAudit(Aggregates<?, ?> aggregates, Documents journal) {
    this.type = aggregates.type();
    this.aggregates = aggregates;
    this.journal = journal;
  }

  /**
   * What is not as it was written.
   *
   * @param sequence the first entry that it is about; 0 for the aggregate as a whole
   */
  record Finding(String type, String aggregate, long sequence, Kind kind) {
    /** What was done to it. */
    enum Kind {
      ENTRY_CHANGED,
      ENTRY_REMOVED,
      ENTRY_ADDED,
      AGGREGATE_REMOVED,
      ANCHOR_CHANGED,
      ANCHOR_REMOVED,
      ANCHOR_FORGED
    }
  }

  /** Tells of all that is found; answers how many entries were looked at. */
  long verify(Consumer<Finding> findings) {
    long entries = 0;
    String after = "";
    List<Document> page;
    do {
      page = aggregatesAfter(after);
      for (var document : page) {
        after = document.getString("_id");
        entries += new Chain(document, findings).verify();
      }
    } while (page.size() == AGGREGATES);
    journalsWithoutAggregate(findings);
    return entries;
  }

  private List<Document> aggregatesAfter(String id) {
    return aggregates
        .documents()
        .run(
            all ->
                all.find(gt("_id", id))
                    .projection(exclude("state"))
                    .sort(ascending("_id"))
                    .limit(AGGREGATES)
                    .batchSize(AGGREGATES)
                    .into(new ArrayList<>()));
  }

  private void journalsWithoutAggregate(Consumer<Finding> findings) {
    var next = firstEntryAfter("");
    while (next != null) {
      var aggregate = next.substring(0, next.lastIndexOf('/'));
      if (!aggregates.isThere(aggregate)) {
        findings.accept(found(aggregate, 0, Finding.Kind.AGGREGATE_REMOVED));
      }
      next = firstEntryAfter(aggregate + "/:");
    }
  }

  private @Nullable String firstEntryAfter(String id) {
    var found =
        journal.<Document>find(
            all ->
                all.find(gt("_id", id))
                    .projection(include("_id"))
                    .sort(ascending("_id"))
                    .limit(1)
                    .first());
    return found == null ? null : found.getString("_id");
  }

  private Finding found(String aggregate, long sequence, Finding.Kind kind) {
    return new Finding(type.name(), aggregate, sequence, kind);
  }

  /** The journal of one aggregate, published and not yet published. */
  private final class Chain {
    private final String id;
    private final long length;
    private final long published;
    private final String end;
    private final List<JournalEntry> outbox;
    private final Consumer<Finding> findings;
    private @Nullable String before = Seal.NONE;
    private long expected = 1;
    private long looked;

    /** An entry whose free words are gone, and that no erasure after it accounts for so far. */
    private long bare;

    Chain(Document document, Consumer<Finding> findings) {
      this.id = document.getString("_id");
      this.length = AggregateDocument.lengthOf(document);
      this.published = AggregateDocument.publishedOf(document);
      this.end = AggregateDocument.sealOf(document);
      this.outbox = AggregateDocument.outboxOf(document);
      this.findings = findings;
    }

    long verify() {
      long added = 0;
      String after = Journal.idOf(id, 0);
      List<Document> page;
      do {
        page = entriesAfter(after);
        for (var document : page) {
          after = document.getString("_id");
          long sequence = Long.parseLong(after.substring(after.lastIndexOf('/') + 1));
          if (sequence <= published) {
            look(sequence, document);
          } else if (sequence > length && added == 0 && !isNewer()) {
            added = sequence;
          }
        }
      } while (page.size() == ENTRIES);
      outbox.stream()
          .filter(entry -> entry.sequence() >= expected)
          .forEach(entry -> look(entry.sequence(), entry));
      if (expected <= length) {
        tell(expected, Finding.Kind.ENTRY_REMOVED);
      } else if (!end.equals(before)) {
        tell(length, Finding.Kind.ENTRY_CHANGED);
      }
      if (added > 0) {
        tell(added, Finding.Kind.ENTRY_ADDED);
      }
      if (bare > 0 && !isNewer()) {
        tell(bare, Finding.Kind.ENTRY_CHANGED);
      }
      return looked;
    }

    private List<Document> entriesAfter(String place) {
      return journal.run(
          all ->
              all.find(and(gt("_id", place), lt("_id", id + "/:")))
                  .sort(ascending("_id"))
                  .limit(ENTRIES)
                  .batchSize(ENTRIES)
                  .into(new ArrayList<>()));
    }

    /** One of which not even the fields are as they were is changed, too. */
    private void look(long sequence, Document document) {
      JournalEntry entry = null;
      try {
        entry = JournalEntry.from(document);
      } catch (RuntimeException e) {
        before = null;
      }
      look(sequence, entry);
    }

    /** Whether a command came while this was read: what is longer now is no fault. */
    private boolean isNewer() {
      var now =
          aggregates
              .documents()
              .<Document>find(
                  all ->
                      all.find(eq("_id", id))
                          .projection(include(AggregateDocument.LENGTH))
                          .first());
      return now != null && AggregateDocument.lengthOf(now) > length;
    }

    private void look(long sequence, @Nullable JournalEntry entry) {
      looked++;
      if (sequence != expected) {
        tell(expected, Finding.Kind.ENTRY_REMOVED);
        before = null;
      }
      if (entry == null
          || entry.sequence() != sequence
          || (before != null && !Seal.fits(id, before, entry))
          || !Seal.fitsNote(entry)) {
        tell(sequence, Finding.Kind.ENTRY_CHANGED);
      }
      if (entry != null) {
        account(entry);
      }
      before = entry == null ? null : entry.seal();
      expected = sequence + 1;
    }

    private void account(JournalEntry entry) {
      if (entry.isErasure()) {
        bare = 0;
      }
      if (entry.note() == null && entry.noteDigest() != null && bare == 0) {
        bare = entry.sequence();
      }
    }

    private void tell(long sequence, Finding.Kind kind) {
      findings.accept(found(id, sequence, kind));
    }
  }
}
