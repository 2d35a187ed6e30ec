package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The aggregates of one collection seen as an outbox: what still has to go to Kafka, and what
 * becomes of it then.
 */
public final class Outbox {
  /** Entries of one aggregate that are read at once. */
  private static final int ENTRY_BATCH_SIZE = 200;

  /** Aggregates that are read at once: each may bring {@link #ENTRY_BATCH_SIZE}. */
  private static final int AGGREGATE_BATCH_SIZE = 50;

  /** Entries that are settled at once, or those of one aggregate. */
  private static final int SETTLE_BATCH_SIZE = 500;

  private static final int MAX_LOOKED_AT = 2_000;

  private final AggregateType<?, ?> type;
  private final Aggregates<?, ?> aggregates;
  private final Documents documents;

  private final Anchors anchors;
  private final NoteErasure noteErasure;

  Outbox(Aggregates<?, ?> aggregates, Anchors anchors, ErasedSpace erasedSpace) {
    this.anchors = anchors;
    this.noteErasure = new NoteErasure(aggregates, erasedSpace);
    this.type = aggregates.type();
    this.aggregates = aggregates;
    this.documents = aggregates.documents();
  }

  Anchors anchors() {
    return anchors;
  }

  JournalAudit audit() {
    return new JournalAudit(aggregates, aggregates.journal().documents());
  }

  /** What operators call this aggregate type. */
  public String name() {
    return type.name();
  }

  public String topic() {
    return type.topic().name();
  }

  String collection() {
    return type.collection();
  }

  /** The CloudEvents source of what is published from here. */
  public String source() {
    return "/" + type.topic().writer();
  }

  /** As {@link #unpublished(Map)}, from the first entry on. */
  public List<Unpublished> unpublished(Collection<String> ids) {
    return unpublished(ids.stream().collect(Collectors.toMap(id -> id, id -> 0L, Math::max)));
  }

  /**
   * What is to be published of these aggregates; those with nothing left are not among them.
   *
   * @param after of each, the sequence up to which its entries are in good hands already. It has to
   *     be known before this reads: what is settled while it reads would otherwise look unsent.
   */
  public List<Unpublished> unpublished(Map<String, Long> after) {
    var all = List.copyOf(after.keySet());
    var unpublished = new ArrayList<Unpublished>();
    for (int from = 0; from < all.size(); from += AGGREGATE_BATCH_SIZE) {
      int to = Math.min(all.size(), from + AGGREGATE_BATCH_SIZE);
      unpublished.addAll(read(all.subList(from, to), after));
    }
    return unpublished.stream().filter(each -> !each.entries().isEmpty()).toList();
  }

  private List<Unpublished> read(List<String> ids, Map<String, Long> after) {
    return documents.run(
        all ->
            all.find(in("_id", ids))
                .projection(include(AggregateDocument.VERSION, AggregateDocument.OUTBOX))
                .batchSize(AGGREGATE_BATCH_SIZE)
                .map(document -> unpublishedOf(document, after))
                .into(new ArrayList<>()));
  }

  private static Unpublished unpublishedOf(Document document, Map<String, Long> after) {
    var id = document.getString("_id");
    long done = after.getOrDefault(id, 0L);
    var outbox =
        document.getList(AggregateDocument.OUTBOX, Document.class, List.of()).stream()
            .filter(entry -> entry.getLong("sequence") > done)
            .toList();
    return new Unpublished(
        id,
        AggregateDocument.versionOf(document),
        outbox.stream().limit(ENTRY_BATCH_SIZE).map(JournalEntry::from).toList(),
        outbox.size() <= ENTRY_BATCH_SIZE);
  }

  /**
   * Settles what Kafka has: entries go to the journal and parts to their collection, then out of
   * the outbox. Done twice, or by two at once, it is the same. Where a command came in between, or
   * not all of an aggregate's entries arrived, the rest stays pending.
   */
  public void settle(Collection<Unpublished> sent) {
    var portion = new ArrayList<Unpublished>();
    int entries = 0;
    for (var each : sent) {
      portion.add(each);
      entries += each.entries().size();
      if (entries >= SETTLE_BATCH_SIZE) {
        settleAtOnce(portion);
        portion.clear();
        entries = 0;
      }
    }
    if (!portion.isEmpty()) {
      settleAtOnce(portion);
    }
  }

  private void settleAtOnce(List<Unpublished> sent) {
    aggregates
        .journal()
        .append(
            sent.stream()
                .flatMap(
                    each ->
                        each.entries().stream()
                            .map(entry -> new Journal.Published(each.id(), entry)))
                .toList());
    boolean erased = noteErasure.erase(sent);
    if (erased) {
      noteErasure.tell();
    }
    for (var parts : aggregates.parts().values()) {
      parts.write(sent.stream().flatMap(each -> told(each, parts.type().name()).stream()).toList());
    }
    var settled = sent.stream().filter(Unpublished::whole).map(Outbox::settled).toList();
    int matched = write(settled);
    if (matched < sent.size()) {
      write(sent.stream().map(Outbox::raised).toList());
    }
    if (erased) {
      noteErasure.tell(); // once more: until now the outbox had its words, too
    }
  }

  private static List<PartStore.Told> told(Unpublished sent, String type) {
    return sent.entries().stream()
        .filter(entry -> entry.part() != null && entry.part().type().equals(type))
        .map(
            entry ->
                new PartStore.Told(
                    sent.id(), entry.sequence(), Objects.requireNonNull(entry.part())))
        .toList();
  }

  /** Nothing waits any more. */
  private static WriteModel<Document> settled(Unpublished aggregate) {
    return new UpdateOneModel<>(
        and(joins(aggregate), eq(AggregateDocument.VERSION, aggregate.version())),
        Updates.combine(
            Updates.set(AggregateDocument.PUBLISHED, aggregate.upTo()),
            Updates.set(AggregateDocument.OUTBOX, List.of()),
            Updates.unset(AggregateDocument.PENDING)));
  }

  /** Something came after these, and waits. */
  private static WriteModel<Document> raised(Unpublished aggregate) {
    return new UpdateOneModel<>(
        and(joins(aggregate), lt(AggregateDocument.PUBLISHED, aggregate.upTo())),
        Updates.combine(
            Updates.set(AggregateDocument.PUBLISHED, aggregate.upTo()),
            Updates.pull(
                AggregateDocument.OUTBOX,
                new Document("sequence", new Document("$lte", aggregate.upTo())))));
  }

  /** What came before these has been settled; otherwise it would be lost with them. */
  private static Bson joins(Unpublished aggregate) {
    return and(
        eq("_id", aggregate.id()),
        gte(AggregateDocument.PUBLISHED, aggregate.entries().getFirst().sequence() - 1));
  }

  private int write(List<WriteModel<Document>> marks) {
    return marks.isEmpty()
        ? 0
        : documents
            .run(all -> all.bulkWrite(marks, new BulkWriteOptions().ordered(false)))
            .getMatchedCount();
  }

  /** Ids of up to so many aggregates with unpublished entries, in no order. */
  public List<String> pending(int limit) {
    return aggregates.pending(new Document(), limit);
  }

  /**
   * How many journal entries wait here.
   *
   * @param most where it is enough to know that there are more
   */
  public long countWaiting(long most) {
    return documents.run(
        all -> {
          long waiting = 0;
          try (var pending =
              all.find(gt(AggregateDocument.PENDING, ""))
                  .projection(include(AggregateDocument.LENGTH, AggregateDocument.PUBLISHED))
                  .batchSize(1_000)
                  .iterator()) {
            while (pending.hasNext() && waiting <= most) {
              var document = pending.next();
              waiting +=
                  AggregateDocument.lengthOf(document) - AggregateDocument.publishedOf(document);
            }
          }
          return waiting;
        });
  }

  /**
   * When the oldest of the entries that wait was recorded. Where very many wait it is not looked
   * for: then nothing is known of any moment.
   */
  public Optional<Instant> oldestWaiting() {
    return documents.run(
        all -> {
          var waiting =
              all.find(gt(AggregateDocument.PENDING, ""))
                  .projection(
                      new Document(AggregateDocument.OUTBOX + ".recordedAt", 1).append("_id", 1))
                  .limit(MAX_LOOKED_AT)
                  .batchSize(MAX_LOOKED_AT)
                  .into(new ArrayList<>());
          return waiting.size() == MAX_LOOKED_AT
              ? Optional.of(Instant.EPOCH)
              : waiting.stream()
                  .flatMap(
                      each ->
                          each.getList(AggregateDocument.OUTBOX, Document.class, List.of()).stream()
                              .limit(1))
                  .map(entry -> entry.getDate("recordedAt").toInstant())
                  .min(Comparator.naturalOrder());
        });
  }

  /** How many aggregates there are. */
  long count() {
    return documents.run(all -> all.countDocuments());
  }

  boolean isThere(String id) {
    return aggregates.isThere(id);
  }

  /** Ids of aggregates in their order, after one. */
  List<String> idsAfter(String after, int limit) {
    return documents.run(
        all ->
            all.find(gt("_id", after))
                .projection(include("_id"))
                .sort(ascending("_id"))
                .limit(limit)
                .batchSize(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
  }

  /** Published entries of an aggregate after a sequence, to be published again. */
  Unpublished published(String id, long after, int limit) {
    var entries = aggregates.journal().read(id, after, limit);
    return new Unpublished(id, 0, entries, entries.size() < limit);
  }
}
