package se.lotsen.kit.journal;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.CountOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import se.lotsen.model.event.Event;

/** The documents of one type of aggregate, with its journal and its parts beside them. */
final class Aggregates<S, E extends Event> {
  private final AggregateType<S, E> type;
  private final Documents documents;
  private final Journal journal;
  private final Map<String, PartStore> parts;
  private final Numbers numbers;

  Aggregates(AggregateType<S, E> type, MongoTemplate mongo) {
    this.type = type;
    this.documents = new Documents(mongo, type.collection());
    this.journal = new Journal(type, mongo);
    this.numbers = new Numbers(mongo, type.collection() + "_numbers");
    this.parts =
        type.parts().stream()
            .map(part -> new PartStore(type, part, mongo))
            .collect(Collectors.toMap(store -> store.type().name(), Function.identity()));
    var indexes = mongo.indexOps(type.collection());
    // For the sweep; sparse because nearly no document is ever pending.
    indexes.createIndex(new Index().on(AggregateDocument.PENDING, Sort.Direction.ASC).sparse());
    type.listings().forEach(listing -> listing.indexes().forEach(indexes::createIndex));
  }

  AggregateType<S, E> type() {
    return type;
  }

  Documents documents() {
    return documents;
  }

  Journal journal() {
    return journal;
  }

  Map<String, PartStore> parts() {
    return parts;
  }

  Numbers numbers() {
    return numbers;
  }

  /** With its outbox. */
  @Nullable Document load(String id) {
    return documents.find(all -> all.find(eq("_id", id)).first());
  }

  @Nullable Document loadWithoutOutbox(String id) {
    return documents.find(
        all -> all.find(eq("_id", id)).projection(exclude(AggregateDocument.OUTBOX)).first());
  }

  boolean isThere(String id) {
    return documents.find(all -> all.find(eq("_id", id)).projection(include("_id")).first())
        != null;
  }

  void insert(String id, Document state, List<JournalEntry> entries) {
    var document = AggregateDocument.first(id, state, entries);
    guarded(() -> documents.run(all -> all.insertOne(document).wasAcknowledged()));
  }

  void update(String id, long version, Document state, List<JournalEntry> entries) {
    var changes = AggregateDocument.change(id, version, state, entries);
    var before = and(eq("_id", id), eq(AggregateDocument.VERSION, version - 1));
    guarded(
        () -> {
          if (documents.run(all -> all.updateOne(before, changes)).getMatchedCount() == 0) {
            throw new OptimisticLockingFailureException(
                "%s %s is no longer at version %d".formatted(type.name(), id, version - 1));
          }
        });
  }

  /** What the database holds to be too much for one document is told in our words. */
  private void guarded(Runnable write) {
    try {
      write.run();
    } catch (BsonMaximumSizeExceededException e) {
      throw new TooLarge(type.name(), e);
    } catch (DataAccessException e) {
      if (e.getMostSpecificCause() instanceof BsonMaximumSizeExceededException) {
        throw new TooLarge(type.name(), e);
      }
      throw e;
    }
  }

  /** A state that does not fit into one document: nothing was changed. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooLarge(String what, Throwable cause) {
      super("A " + what + " larger than the database takes", cause);
    }
  }

  List<Document> page(Bson filter, Bson sort, int limit) {
    return documents.run(
        all ->
            all.find(filter)
                .projection(exclude(AggregateDocument.OUTBOX))
                .sort(sort)
                .limit(limit)
                .batchSize(limit)
                .into(new ArrayList<>()));
  }

  /** How many there are, counted up to so many. */
  long count(Bson filter, int most) {
    return documents.run(all -> all.countDocuments(filter, new CountOptions().limit(most)));
  }

  /**
   * How many there are of each value of a field, of so many at most; what has none is under the
   * empty word.
   */
  SortedMap<String, Integer> countBy(Bson filter, String field, int most) {
    var counts = new TreeMap<String, Integer>();
    documents.run(
        all -> {
          all.aggregate(List.of(match(filter), limit(most), group("$" + field, sum("count", 1))))
              .forEach(
                  found ->
                      counts.merge(
                          Objects.toString(found.get("_id"), ""),
                          found.get("count", Number.class).intValue(),
                          Integer::sum));
          return true;
        });
    return counts;
  }

  /** Ids of aggregates with unpublished entries that fit a filter, up to so many. */
  List<String> pending(Bson filter, int limit) {
    return documents.run(
        all ->
            all.find(and(gt(AggregateDocument.PENDING, ""), filter))
                .projection(include("_id"))
                .limit(limit)
                .batchSize(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
  }

  /**
   * Ids of aggregates with a part that has one of these values, up to so many.
   *
   * @param after the id of a part, with its aggregate's before it
   */
  PartHolders holders(
      PartType<E, ?> part, String field, Collection<?> values, String after, int limit) {
    var store = parts.get(part.name());
    if (store == null || !part.across().contains(field)) {
      throw new IllegalArgumentException("%s are not found by %s".formatted(part.name(), field));
    }
    var found = new LinkedHashSet<String>();
    if (after.isEmpty()) {
      // Before the parts: what is published meanwhile is found there.
      found.addAll(
          pending(
              in(AggregateDocument.OUTBOX + ".part.state." + field, values), Integer.MAX_VALUE));
    }
    var page = store.idsWith(field, values, after, limit);
    page.forEach(id -> found.add(id.substring(0, id.indexOf('/'))));
    return new PartHolders(List.copyOf(found), page.size() == limit ? page.getLast() : null);
  }

  /**
   * @param next where to go on; null when these were the last
   */
  record PartHolders(List<String> aggregates, @Nullable String next) {}
}
