package se.lotsen.kit.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.model.event.Event;

/**
 * A service's own small copies of another service's aggregates, each with the sequence of the last
 * event applied, in the same write: lower or equal is dropped, exactly one higher is applied, more
 * is a gap: not applied, counted, and mended by publishing that aggregate again.
 *
 * <p>What was found is remembered for up to a second, or until this instance hears of a change.
 */
public final class ReplicaStore<V> {
  private static final Logger log = LoggerFactory.getLogger(ReplicaStore.class);
  private static final int DUPLICATE_KEY = 11000;
  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final int MAX_REMEMBERED = 10_000;

  private final String collection;
  private final Class<V> type;
  private final MongoTemplate mongo;
  private final FailPoints failPoints;
  private final Counter dropped;
  private final Counter gaps;
  private final Cache<String, V> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  public ReplicaStore(
      String collection,
      Class<V> type,
      MongoTemplate mongo,
      MeterRegistry meters,
      FailPoints failPoints) {
    this.collection = collection;
    this.type = type;
    this.mongo = mongo;
    this.failPoints = failPoints;
    this.dropped = meters.counter("lotsen.listener.dropped", "copies", collection);
    this.gaps = meters.counter("lotsen.listener.gaps", "copies", collection);
  }

  /** What became of an event. */
  public enum Effect {
    APPLIED,
    DROPPED,
    GAP
  }

  /**
   * Applies one event.
   *
   * @param next the copy after the event, from the copy before it (null before the first)
   */
  public Effect apply(Received<?> received, Function<@Nullable V, V> next) {
    failPoints.passed(FailPoint.LISTENER_RECEIVED);
    // What begins is most likely not there yet: no need to look before it is written.
    if (received.sequence() == 1
        && write(received.subject(), 0, 1, StateDocuments.write(next.apply(null)))) {
      return applied(received);
    }
    while (true) {
      var known = load(received.subject());
      long seen = known == null ? 0 : known.getLong("sequence");
      if (received.sequence() <= seen) {
        dropped.increment();
        return Effect.DROPPED;
      }
      if (received.sequence() > seen + 1) {
        tellGap(received, seen);
        return Effect.GAP;
      }
      var copy = next.apply(known == null ? null : copyOf(known));
      if (write(received.subject(), seen, received.sequence(), StateDocuments.write(copy))) {
        return applied(received);
      }
    }
  }

  /**
   * Applies the events of a poll: one read and one write for all aggregates in it.
   *
   * @param next the copy after an event, from the copy before it (null before the first)
   */
  public <E extends Event> void applyAll(EventBatch<E> batch, BiFunction<@Nullable V, E, V> next) {
    if (batch.items().isEmpty()) {
      return;
    }
    failPoints.passed(FailPoint.LISTENER_RECEIVED);
    var changes = load(batch);
    for (var item : batch.items()) {
      var received = item.received();
      var change = changes.computeIfAbsent(received.subject(), any -> new Change<>(0, null));
      if (received.sequence() <= change.sequence) {
        dropped.increment();
      } else if (received.sequence() > change.sequence + 1) {
        tellGap(received, change.sequence);
      } else {
        batch.handle(item, () -> change.to(next.apply(change.copy, received.event())));
      }
    }
    changes.values().removeIf(change -> change.sequence == change.before);
    write(changes);
    failPoints.passed(FailPoint.LISTENER_APPLIED);
    remembered.invalidateAll(changes.keySet());
  }

  /** A copy on its way from one sequence to a later one. */
  private static final class Change<V> {
    private final long before;
    private long sequence;
    private @Nullable V copy;

    Change(long sequence, @Nullable V copy) {
      this.before = sequence;
      this.sequence = sequence;
      this.copy = copy;
    }

    void to(V next) {
      copy = next;
      sequence++;
    }
  }

  private Map<String, Change<V>> load(EventBatch<?> batch) {
    var changes = new LinkedHashMap<String, Change<V>>();
    var ids = batch.items().stream().map(item -> item.received().subject()).distinct().toList();
    inCollection(
        all -> {
          all.withReadConcern(ReadConcern.LOCAL)
              .find(in("_id", ids))
              .batchSize(ids.size())
              .forEach(
                  (Document known) ->
                      changes.put(
                          known.getString("_id"),
                          new Change<>(known.getLong("sequence"), copyOf(known))));
          return true;
        });
    return changes;
  }

  /**
   * What another instance has written meanwhile stays: it has seen the same events, and the place
   * of a new one is then taken.
   */
  private void write(Map<String, Change<V>> changes) {
    var writes = new ArrayList<WriteModel<Document>>();
    changes.forEach(
        (id, change) ->
            writes.add(
                new UpdateOneModel<>(
                    and(eq("_id", id), eq("sequence", change.before)),
                    Updates.combine(
                        Updates.set("sequence", change.sequence),
                        Updates.set(
                            "copy", StateDocuments.write(Objects.requireNonNull(change.copy)))),
                    new UpdateOptions().upsert(change.before == 0))));
    if (writes.isEmpty()) {
      return;
    }
    inCollection(
        all -> {
          try {
            return all.bulkWrite(writes, new BulkWriteOptions().ordered(false)).wasAcknowledged();
          } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                && e.getWriteConcernError() == null) {
              return true;
            }
            throw e;
          }
        });
  }

  private void tellGap(Received<?> received, long seen) {
    gaps.increment();
    log.warn(
        "Gap in {}: {} came after sequence {}; publish that aggregate again to mend it",
        collection,
        received.id(),
        seen);
  }

  private Effect applied(Received<?> received) {
    failPoints.passed(FailPoint.LISTENER_APPLIED);
    remembered.invalidate(received.subject());
    return Effect.APPLIED;
  }

  /** False when another instance was faster; then what it wrote has to be looked at again. */
  private boolean write(String id, long seen, long sequence, Document copy) {
    if (seen == 0) {
      try {
        inCollection(
            all ->
                all.insertOne(
                    new Document("_id", id).append("sequence", sequence).append("copy", copy)));
        return true;
      } catch (DuplicateKeyException e) {
        return false;
      }
    }
    var result =
        inCollection(
            all ->
                all.updateOne(
                    and(eq("_id", id), eq("sequence", seen)),
                    Updates.combine(Updates.set("sequence", sequence), Updates.set("copy", copy))));
    return result != null && result.getMatchedCount() == 1;
  }

  public Optional<V> find(String id) {
    return Optional.ofNullable(remembered.get(id, this::read));
  }

  /** As {@link #find}, from the store, also where something was remembered. */
  public Optional<V> look(String id) {
    var read = Optional.ofNullable(read(id));
    read.ifPresent(copy -> remembered.put(id, copy));
    return read;
  }

  private @Nullable V read(String id) {
    var document = load(id);
    return document == null ? null : copyOf(document);
  }

  private @Nullable Document load(String id) {
    // A copy lags behind its original anyway: no need to wait for a majority.
    return inCollection(all -> all.withReadConcern(ReadConcern.LOCAL).find(eq("_id", id)).first());
  }

  private <T> @Nullable T inCollection(Function<MongoCollection<Document>, @Nullable T> query) {
    return mongo.execute(collection, query::apply);
  }

  private V copyOf(Document document) {
    return StateDocuments.read(document.get("copy", Document.class), type);
  }
}
