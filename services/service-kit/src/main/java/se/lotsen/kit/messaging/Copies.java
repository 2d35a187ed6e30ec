package se.lotsen.kit.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.StateDocuments;

/**
 * A service's own small copies of another service's aggregates, each with the sequence of the last
 * event applied, in the same write: lower or equal is dropped, exactly one higher is applied, more
 * is a gap: not applied, counted, and mended by publishing that aggregate again.
 *
 * <p>What was found is remembered for up to a second, or until this instance hears of a change.
 */
public final class Copies<V> {
  private static final Logger log = LoggerFactory.getLogger(Copies.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final String collection;
  private final Class<V> type;
  private final MongoTemplate mongo;
  private final FailPoints failPoints;
  private final Counter dropped;
  private final Counter gaps;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Cache<String, V> remembered =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  public Copies(
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
        gaps.increment();
        log.warn(
            "Gap in {}: {} came after sequence {}; publish that aggregate again to mend it",
            collection,
            received.id(),
            seen);
        return Effect.GAP;
      }
      var copy = next.apply(known == null ? null : copyOf(known));
      if (write(received.subject(), seen, received.sequence(), StateDocuments.write(copy))) {
        return applied(received);
      }
    }
  }

  private Effect applied(Received<?> received) {
    failPoints.passed(FailPoint.LISTENER_APPLIED);
    remembered.invalidate(received.subject());
    tellWaiters();
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

  /**
   * Finds a copy that may still be on its way: whoever has just created a client and now names it
   * must not be told that it does not exist.
   */
  public Optional<V> await(String id, Duration patience) {
    return await(id, copy -> true, patience);
  }

  /**
   * As {@link #await(String, Duration)}, until the copy is as it is expected to be; when that does
   * not come true in time, the copy as it is.
   */
  public Optional<V> await(String id, Predicate<V> expected, Duration patience) {
    var found = find(id);
    if (found.filter(expected).isPresent()) {
      return found;
    }
    lock.lock();
    try {
      long left = patience.toNanos();
      while (found.filter(expected).isEmpty() && left > 0) {
        long slice = Math.min(left, LOOK_AGAIN.toNanos());
        left -= slice - changed.awaitNanos(slice);
        found = Optional.ofNullable(read(id));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return found;
  }

  private @Nullable V read(String id) {
    var document = load(id);
    return document == null ? null : copyOf(document);
  }

  private void tellWaiters() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
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
