package se.lotsen.kit.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.model.event.Event;

/**
 * Executes commands: load, decide, write once.
 *
 * <p>A write is guarded by the version it was decided on. When somebody else was faster the command
 * is decided anew on what there is then, unless its caller insists on a version.
 */
final class CommandExecutor<S, E extends Event> {
  /** Unpublished entries of one aggregate; at about 1 kB each a document stays far below 16 MB. */
  static final int MAX_UNPUBLISHED = 4_000;

  /** Entries that a history is written with at once. */
  static final int HISTORY_BATCH_SIZE = 1_000;

  private static final RetryTemplate ON_CONFLICT =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(OptimisticLockingFailureException.class)
              .maxRetries(20)
              .delay(Duration.ofMillis(2))
              .jitter(Duration.ofMillis(2))
              .multiplier(1.5)
              .maxDelay(Duration.ofMillis(100))
              .build());

  private final AggregateType<S, E> type;
  private final Aggregates<S, E> aggregates;
  private final Repeats repeats;
  private final Outbox outbox;
  private final RelayQueue relayQueue;
  private final Backlog backlog;
  private final Clock clock;
  private final FailPoints failPoints;

  CommandExecutor(
      Aggregates<S, E> aggregates,
      Outbox outbox,
      RelayQueue relayQueue,
      Backlog backlog,
      Clock clock,
      FailPoints failPoints) {
    this.type = aggregates.type();
    this.aggregates = aggregates;
    this.repeats = new Repeats(aggregates);
    this.outbox = outbox;
    this.relayQueue = relayQueue;
    this.backlog = backlog;
    this.clock = clock;
    this.failPoints = failPoints;
  }

  /** As {@link DecideOnParts}, where there may be nothing yet. */
  @FunctionalInterface
  private interface Attempt<S, E extends Event> {
    Decision<S, E> decide(@Nullable S existing, Parts parts, Instant now);
  }

  Outcome create(String id, Origin origin, Function<Instant, Decision<S, E>> decide) {
    return origin.key() == null
        ? createAtOnce(id, origin, ifNew(decide))
        : execute(id, origin, ifNew(decide));
  }

  private Attempt<S, E> ifNew(Function<Instant, Decision<S, E>> decide) {
    return (existing, parts, now) ->
        existing == null ? decide.apply(now) : Decision.refused(type.duplicate());
  }

  /** What most likely is nobody's yet: the first attempt does not look before it writes. */
  private Outcome createAtOnce(String id, Origin origin, Attempt<S, E> ifNew) {
    try {
      return decide(id, origin, null, ifNew);
    } catch (OptimisticLockingFailureException e) {
      return execute(id, origin, ifNew);
    }
  }

  Outcome tryCreate(String id, Function<Instant, Decision<S, E>> decide) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var there = aggregates.loadWithoutOutbox(id);
    if (there != null) {
      return unchanged(id, there, stateOf(there), now);
    }
    return switch (decide.apply(now)) {
      case Decision.Refused<S, E> refused -> new Outcome.Refused(refused.why());
      case Decision.Accepted<S, E> accepted ->
          new Outcome.Done(id, 0, 0, type.status().apply(accepted.state()), now, List.of(), false);
    };
  }

  Outcome createNamed(String id, Origin origin, Function<Instant, Decision<S, E>> decide) {
    return repeats.isKeyOfAnother(id, origin)
        ? new Outcome.Refused(Repeats.KEY_REUSED)
        : create(id, origin, decide);
  }

  Outcome createWithHistory(String id, Origin origin, List<Decision.Accepted<S, E>> steps) {
    var chunks = Histories.chunks(steps, HISTORY_BATCH_SIZE);
    // What is decided already cannot be refused the second time: a repeat is found by the write.
    var outcome = createAtOnce(id, origin, ifNew(now -> chunks.getFirst()));
    for (int i = 1; i < chunks.size() && outcome instanceof Outcome.Done done; i++) {
      var chunk = chunks.get(i);
      outcome =
          switch (change(id, origin.part(i), (state, parts, now) -> chunk)) {
            case Outcome.Refused refused -> refused;
            case Outcome.Done next -> next.repeated() ? next : done.followedBy(next);
          };
    }
    return outcome;
  }

  Outcome change(String id, Origin origin, DecideOnParts<S, E> decide) {
    return execute(
        id,
        origin,
        (existing, parts, now) ->
            existing == null
                ? Decision.refused(Refusal.notFound(type.name(), id))
                : decide.decide(existing, parts, now));
  }

  private Outcome execute(String id, Origin origin, Attempt<S, E> attempted) {
    return ON_CONFLICT.invoke(() -> attempt(id, origin, attempted));
  }

  private Outcome attempt(String id, Origin origin, Attempt<S, E> attempted) {
    var found =
        origin.key() == null && type.parts().isEmpty()
            ? aggregates.loadWithoutOutbox(id)
            : aggregates.load(id);
    failPoints.passed(FailPoint.COMMAND_LOADED);
    if (found != null && origin.key() != null) {
      var repeated = repeats.find(found, origin);
      if (repeated != null) {
        return repeated;
      }
    }
    if (found != null && isStale(origin, found)) {
      return new Outcome.Refused(JournalRefusals.stale(origin, AggregateDocument.versionOf(found)));
    }
    return decide(id, origin, found, attempted);
  }

  private Outcome decide(
      String id, Origin origin, @Nullable Document found, Attempt<S, E> attempted) {
    if (origin.isOfUser()) {
      backlog.admit();
    }
    var now = nowAfter(found);
    var parts =
        new Parts(
            id,
            aggregates.parts(),
            found == null ? List.of() : AggregateDocument.outboxOf(found),
            found == null);
    var decision = attempted.decide(found == null ? null : stateOf(found), parts, now);
    return switch (decision) {
      case Decision.Refused<S, E> refused -> new Outcome.Refused(refused.why());
      case Decision.Accepted<S, E> accepted ->
          accepted.events().isEmpty()
              ? nothingDone(id, origin, found, accepted.state(), now)
              : save(id, origin, found, accepted, parts, now);
    };
  }

  /** Not before the last entry, also where a clock was set back or another instance's is ahead. */
  private Instant nowAfter(@Nullable Document found) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (found == null) {
      return now;
    }
    var last = AggregateDocument.recordedAtOf(found);
    return last.isAfter(now) ? last : now;
  }

  private Outcome save(
      String id,
      Origin origin,
      @Nullable Document found,
      Decision.Accepted<S, E> accepted,
      Parts parts,
      Instant now) {
    long version = found == null ? 1 : AggregateDocument.versionOf(found) + 1;
    long length = found == null ? 0 : AggregateDocument.lengthOf(found);
    long unpublished = found == null ? 0 : length - AggregateDocument.publishedOf(found);
    if (unpublished > 0 && unpublished + accepted.events().size() > MAX_UNPUBLISHED) {
      throw new BacklogFull(unpublished);
    }
    var entries =
        Histories.withParts(
            type,
            accepted.events(),
            AggregateDocument.entries(
                origin, accepted, type.status().apply(accepted.state()), version, length, now),
            parts);
    backlog.add(entries.size());
    try {
      if (found == null) {
        aggregates.insert(id, StateDocuments.write(accepted.state()), entries);
      } else {
        aggregates.update(id, version, StateDocuments.write(accepted.state()), entries);
      }
    } catch (DuplicateKeyException e) {
      backlog.remove(entries.size());
      return duplicate(id, found, e);
    } catch (DataAccessResourceFailureException e) {
      return unknown(id, entries, e);
    } catch (OptimisticLockingFailureException e) {
      backlog.remove(entries.size());
      throw e;
    } catch (Aggregates.TooLarge e) {
      backlog.remove(entries.size());
      return new Outcome.Refused(JournalRefusals.tooLarge());
    }
    failPoints.passed(FailPoint.COMMAND_SAVED);
    if (unpublished == 0) {
      relayQueue.signal(outbox, new Unpublished(id, version, entries, true));
    } else {
      relayQueue.signal(outbox, id);
    }
    return Repeats.done(id, entries, false);
  }

  /** Either somebody created the same aggregate at this moment, or a unique index said no. */
  private Outcome duplicate(String id, @Nullable Document found, DuplicateKeyException e) {
    if (found == null && aggregates.isThere(id)) {
      throw new OptimisticLockingFailureException(type.name() + " " + id + " was just created", e);
    }
    return new Outcome.Refused(type.duplicate());
  }

  /**
   * The answer of the store was lost: look whether the write is there before saying that it failed.
   */
  private Outcome unknown(
      String id, List<JournalEntry> entries, DataAccessResourceFailureException failure) {
    if (!repeats.isWritten(id, entries.getFirst())) {
      backlog.remove(entries.size());
      throw failure;
    }
    relayQueue.signal(outbox, id);
    return Repeats.done(id, entries, false);
  }

  private Outcome nothingDone(
      String id, Origin origin, @Nullable Document found, S state, Instant now) {
    var done = unchanged(id, found, state, now);
    if (found != null && origin.key() != null) {
      aggregates.journal().remember(origin, done);
    }
    return done;
  }

  private Outcome.Done unchanged(String id, @Nullable Document found, S state, Instant now) {
    return new Outcome.Done(
        id,
        found == null ? 0 : AggregateDocument.versionOf(found),
        0,
        type.status().apply(state),
        now,
        List.of(),
        true);
  }

  private static boolean isStale(Origin origin, Document found) {
    return origin.expectedVersion() != null
        && origin.expectedVersion() != AggregateDocument.versionOf(found);
  }

  S stateOf(Document document) {
    return StateDocuments.read(document.get("state", Document.class), type.state());
  }
}
