package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.IdSource;

/**
 * Anchors of the journals of one type: what each aggregate had come to on a day, as the seal of its
 * last entry. An anchor holds those that have changed since the one before, and its digest is over
 * all of them and the digest before. What was anchored and is not there any more is found by it, a
 * whole aggregate, too.
 */
final class Anchors {
  private static final String ANCHORS = "_anchors";
  private static final String LEAVES = "_anchor_leaves";
  private static final int AGGREGATES = 200;
  private static final int MOST_TOLD = 1_000;

  /** A command may be written a while after the moment that it has, by another's clock, too. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final AggregateType<?, ?> type;
  private final Documents aggregates;
  private final Documents journal;
  private final Documents anchors;
  private final Documents leaves;

  Anchors(AggregateType<?, ?> type, MongoTemplate mongo) {
    this.type = type;
    this.aggregates = new Documents(mongo, type.collection());
    this.journal = new Documents(mongo, type.collection() + Journal.SUFFIX);
    this.anchors = new Documents(mongo, type.collection() + ANCHORS);
    this.leaves = new Documents(mongo, type.collection() + LEAVES);
  }

  /**
   * One anchor.
   *
   * @param number 1, 2, 3, …
   * @param aggregates how many have changed since the one before
   * @param digest over all anchors up to this one
   */
  record Anchor(String type, long number, Instant at, long aggregates, String digest) {
    private static Anchor of(String type, Document document) {
      return new Anchor(
          type,
          document.getLong("_id"),
          document.getDate("at").toInstant(),
          document.getLong("aggregates"),
          document.getString("digest"));
    }
  }

  /** Anchors what has changed; the last anchor where another process is just doing the same. */
  Anchor anchor(Instant now) {
    var last = last();
    long number = last == null ? 1 : last.number() + 1;
    var digest = last == null ? Seal.NONE : last.digest();
    long changed = 0;
    // Of two that do this at once one stays; each writes leaves of its own.
    var attempt = IdSource.TIME_ORDERED.next();
    String after = "";
    long chunk = 0;
    List<Document> page;
    do {
      page = changedAfter(after, last == null ? Instant.EPOCH : last.at().minus(OVERLAP));
      if (!page.isEmpty()) {
        after = page.getLast().getString("_id");
        var lines = page.stream().map(Anchors::leaf).toList();
        digest = digest(SealAlgorithm.NOW, digest, lines);
        write(attempt, chunk++, lines);
        changed += lines.size();
      }
    } while (page.size() == AGGREGATES);
    var anchor = new Anchor(type.name(), number, now, changed, digest);
    try {
      anchors.run(
          all ->
              all.insertOne(
                      new Document("_id", number)
                          .append("at", Date.from(now))
                          .append("attempt", attempt)
                          .append("aggregates", anchor.aggregates())
                          .append("digest", anchor.digest()))
                  .wasAcknowledged());
      return anchor;
    } catch (DuplicateKeyException e) {
      leaves.run(all -> all.deleteMany(regex("_id", "^" + attempt)).wasAcknowledged());
      var others = last();
      return others == null ? anchor : others;
    }
  }

  @Nullable Anchor last() {
    var found = anchors.find(all -> all.find().sort(descending("_id")).limit(1).first());
    return found == null ? null : Anchor.of(type.name(), found);
  }

  /**
   * Those that were changed at that moment or later: some that it had are in the next one again.
   */
  private List<Document> changedAfter(String id, Instant since) {
    return aggregates.run(
        all ->
            all.find(and(gt("_id", id), gte("recordedAt", Date.from(since))))
                .projection(include(AggregateDocument.LENGTH, AggregateDocument.SEAL))
                .sort(ascending("_id"))
                .limit(AGGREGATES)
                .batchSize(AGGREGATES)
                .into(new ArrayList<>()));
  }

  private static String leaf(Document aggregate) {
    return String.join(
        " ",
        aggregate.getString("_id"),
        Long.toString(AggregateDocument.lengthOf(aggregate)),
        AggregateDocument.sealOf(aggregate));
  }

  private static String digest(SealAlgorithm by, String before, List<String> lines) {
    return by.digest(before + "\n" + String.join("\n", lines));
  }

  private void write(String attempt, long chunk, List<String> lines) {
    leaves.run(
        all ->
            all.insertOne(new Document("_id", chunkId(attempt, chunk)).append("leaves", lines))
                .wasAcknowledged());
  }

  private static String chunkId(String attempt, long chunk) {
    return "%s/%09d".formatted(attempt, chunk);
  }

  /** Tells of what was anchored and is not so any more. */
  void verify(Consumer<JournalAudit.Finding> findings) {
    var digest = Seal.NONE;
    for (var anchor = anchorAfter(0); anchor != null; ) {
      long number = anchor.getLong("_id");
      var attempt = String.valueOf(anchor.getString("attempt"));
      var by = SealAlgorithm.of(anchor.getString("digest"));
      long chunk = 0;
      for (var lines = chunk(attempt, chunk); !lines.isEmpty(); lines = chunk(attempt, ++chunk)) {
        digest = digest(by, digest, lines);
        look(lines, findings);
      }
      if (!digest.equals(anchor.getString("digest"))) {
        findings.accept(found(nameOf(number), 0, JournalAudit.Finding.Kind.ANCHOR_CHANGED));
        digest = anchor.getString("digest");
      }
      anchor = anchorAfter(number);
    }
  }

  /** Those set after one, the oldest first, up to {@value #MOST_TOLD}. */
  Stream<Anchor> after(long number) {
    return anchors
        .run(
            all ->
                all.find(gt("_id", number))
                    .sort(ascending("_id"))
                    .limit(MOST_TOLD)
                    .batchSize(AGGREGATES)
                    .into(new ArrayList<>()))
        .stream()
        .map(document -> Anchor.of(type.name(), document));
  }

  /** Tells of anchors that are not what the witness was told. */
  void compare(List<AnchorWitness.Told> told, Consumer<JournalAudit.Finding> findings) {
    for (var each : told) {
      if (!each.genuine()) {
        findings.accept(found(nameOf(each.number()), 0, JournalAudit.Finding.Kind.ANCHOR_FORGED));
        continue;
      }
      var there = anchors.find(all -> all.find(eq("_id", each.number())).first());
      if (there == null) {
        findings.accept(found(nameOf(each.number()), 0, JournalAudit.Finding.Kind.ANCHOR_REMOVED));
      } else if (!each.digest().equals(there.getString("digest"))) {
        findings.accept(found(nameOf(each.number()), 0, JournalAudit.Finding.Kind.ANCHOR_CHANGED));
      }
    }
  }

  private static String nameOf(long number) {
    return "anchor " + number;
  }

  private @Nullable Document anchorAfter(long number) {
    return anchors.find(all -> all.find(gt("_id", number)).sort(ascending("_id")).limit(1).first());
  }

  private List<String> chunk(String attempt, long chunk) {
    var found = leaves.find(all -> all.find(eq("_id", chunkId(attempt, chunk))).first());
    return found == null ? List.of() : found.getList("leaves", String.class, List.of());
  }

  private void look(List<String> lines, Consumer<JournalAudit.Finding> findings) {
    var seals = sealsOf(lines);
    for (var line : lines) {
      var parts = line.split(" ", 3);
      long length = Long.parseLong(parts[1]);
      if (parts[2].equals(seals.get(parts[0] + "/" + length))) {
        continue;
      }
      var there = aggregates.find(all -> all.find(eq("_id", parts[0])).first());
      if (there == null) {
        findings.accept(found(parts[0], 0, JournalAudit.Finding.Kind.AGGREGATE_REMOVED));
      } else if (!isWaiting(there, length, parts[2])
          // It may have moved to the journal since that was read.
          && !parts[2].equals(sealsOf(List.of(line)).get(parts[0] + "/" + length))) {
        findings.accept(
            found(
                parts[0],
                length,
                seals.containsKey(parts[0] + "/" + length)
                    ? JournalAudit.Finding.Kind.ENTRY_CHANGED
                    : JournalAudit.Finding.Kind.ENTRY_REMOVED));
      }
    }
  }

  /** Kafka does not have it yet, so it is not in the journal either. */
  private static boolean isWaiting(Document aggregate, long sequence, String seal) {
    return AggregateDocument.outboxOf(aggregate).stream()
        .anyMatch(entry -> entry.sequence() == sequence && entry.seal().equals(seal));
  }

  private Map<String, String> sealsOf(List<String> lines) {
    var ids =
        lines.stream()
            .map(line -> line.split(" ", 3))
            .map(parts -> Journal.idOf(parts[0], Long.parseLong(parts[1])))
            .toList();
    var seals = new HashMap<String, String>();
    journal.run(
        all -> {
          for (var entry :
              all.find(in("_id", ids)).projection(include("seal")).batchSize(AGGREGATES)) {
            var id = entry.getString("_id");
            var aggregate = id.substring(0, id.lastIndexOf('/'));
            long sequence = Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
            seals.put(aggregate + "/" + sequence, String.valueOf(entry.getString("seal")));
          }
          return true;
        });
    return seals;
  }

  private JournalAudit.Finding found(
      String aggregate, long sequence, JournalAudit.Finding.Kind kind) {
    return new JournalAudit.Finding(type.name(), aggregate, sequence, kind);
  }
}
