package se.lotsen.kit.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
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
  private final GuardedWrite<S, E> writes;
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
    this.writes = new GuardedWrite<>(aggregates, repeats, outbox, relayQueue, backlog, failPoints);
    this.backlog = backlog;
    this.clock = clock;
    this.failPoints = failPoints;
  }

  /** As {@link DecideOnParts}, where there may be nothing yet. */
  @FunctionalInterface
  private interface Attempt<S, E extends Event> {
    Decision<S, E> decide(@Nullable S existing, Parts parts, Instant now);
  }

  Outcome create(String id, CommandContext context, Function<Instant, Decision<S, E>> decide) {
    return context.key() == null
        ? createAtOnce(id, context, ifNew(decide))
        : execute(id, context, ifNew(decide), type.duplicate());
  }

  private Attempt<S, E> ifNew(Function<Instant, Decision<S, E>> decide) {
    return (existing, parts, now) ->
        existing == null ? decide.apply(now) : Decision.refused(type.duplicate());
  }

  /** What most likely is nobody's yet: the first attempt does not look before it writes. */
  private Outcome createAtOnce(String id, CommandContext context, Attempt<S, E> ifNew) {
    try {
      return decide(id, context, null, ifNew);
    } catch (OptimisticLockingFailureException e) {
      return execute(id, context, ifNew, type.duplicate());
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

  Outcome createNamed(String id, CommandContext context, Function<Instant, Decision<S, E>> decide) {
    return repeats.isKeyOfAnother(id, context)
        ? new Outcome.Refused(Repeats.KEY_REUSED)
        : create(id, context, decide);
  }

  Outcome createWithHistory(
      String id,
      CommandContext context,
      List<Decision.Accepted<S, E>> steps,
      BinaryOperator<S> keeping) {
    var chunks = Histories.chunks(steps, HISTORY_BATCH_SIZE);
    // What is decided already cannot be refused the second time: a repeat is found by the write.
    var outcome = createAtOnce(id, context, ifNew(now -> chunks.getFirst()));
    for (int i = 1; i < chunks.size() && outcome instanceof Outcome.Done done; i++) {
      var chunk = chunks.get(i);
      outcome =
          switch (change(
              id,
              context.part(i),
              (state, parts, now) -> chunk.with(keeping.apply(state, chunk.state())))) {
            case Outcome.Refused refused -> refused;
            case Outcome.Done next -> next.repeated() ? next : done.followedBy(next);
          };
    }
    return outcome;
  }

  Outcome change(String id, CommandContext context, DecideOnParts<S, E> decide) {
    return execute(
        id,
        context,
        (existing, parts, now) ->
            existing == null
                ? Decision.refused(Refusal.notFound(type.name(), id))
                : decide.decide(existing, parts, now),
        Refusal.notFound(type.name(), id));
  }

  /**
   * @param unseen what is answered to whoever may not see what is there
   */
  private Outcome execute(
      String id, CommandContext context, Attempt<S, E> attempted, Refusal unseen) {
    return ON_CONFLICT.invoke(() -> attempt(id, context, attempted, unseen));
  }

  private Outcome attempt(
      String id, CommandContext context, Attempt<S, E> attempted, Refusal unseen) {
    var found =
        context.key() == null && type.parts().isEmpty()
            ? aggregates.loadWithoutOutbox(id)
            : aggregates.load(id);
    failPoints.passed(FailPoint.COMMAND_LOADED);
    if (found != null) {
      var state = AggregateDocument.stateOf(found);
      if (!context.access().sees(type.placement(), state)) {
        return new Outcome.Refused(unseen);
      }
      if (!context.access().permits(type.placement(), state)) {
        return new Outcome.Refused(context.access().missing());
      }
    }
    if (found != null && context.key() != null) {
      var repeated = repeats.find(found, context);
      if (repeated != null) {
        return repeated;
      }
    }
    if (found != null && isStale(context, found)) {
      return new Outcome.Refused(
          JournalRefusals.stale(context, AggregateDocument.versionOf(found)));
    }
    return decide(id, context, found, attempted);
  }

  private Outcome decide(
      String id, CommandContext context, @Nullable Document found, Attempt<S, E> attempted) {
    if (context.isOfUser()) {
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
      case Decision.Accepted<S, E> accepted -> {
        if (found == null && context.expectedVersion() != null && !aggregates.isThere(id)) {
          yield new Outcome.Refused(JournalRefusals.nothingToMatch());
        }
        yield accepted.events().isEmpty()
            ? nothingDone(id, context, found, accepted.state(), now)
            : writes.save(id, context, found, accepted, parts, now);
      }
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

  private Outcome nothingDone(
      String id, CommandContext context, @Nullable Document found, S state, Instant now) {
    var done = unchanged(id, found, state, now);
    if (found != null && context.key() != null) {
      aggregates.journal().remember(context, done);
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

  private static boolean isStale(CommandContext context, Document found) {
    return context.expectedVersion() != null
        && context.expectedVersion() != AggregateDocument.versionOf(found);
  }

  private S stateOf(Document document) {
    return StateDocuments.read(AggregateDocument.stateOf(document), type.state());
  }
}
