package se.lotsen.kit.journal;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.model.event.Event;

/**
 * The one write of a command: state and entries of one document, guarded by the version that was
 * decided on. Nothing is written that would be beyond the caller's reach.
 */
final class GuardedWrite<S, E extends Event> {
  /** Unpublished entries of one aggregate; at about 1 kB each a document stays far below 16 MB. */
  static final int MAX_UNPUBLISHED = 4_000;

  private final AggregateType<S, E> type;
  private final Aggregates<S, E> aggregates;
  private final Repeats repeats;
  private final Outbox outbox;
  private final RelayQueue relayQueue;
  private final Backlog backlog;
  private final FailPoints failPoints;

  GuardedWrite(
      Aggregates<S, E> aggregates,
      Repeats repeats,
      Outbox outbox,
      RelayQueue relayQueue,
      Backlog backlog,
      FailPoints failPoints) {
    this.type = aggregates.type();
    this.aggregates = aggregates;
    this.repeats = repeats;
    this.outbox = outbox;
    this.relayQueue = relayQueue;
    this.backlog = backlog;
    this.failPoints = failPoints;
  }

  /**
   * @param found the document that was decided on; null where there is none yet
   * @throws OptimisticLockingFailureException when somebody else was faster
   */
  Outcome save(
      String id,
      CommandContext context,
      @Nullable Document found,
      Decision.Accepted<S, E> accepted,
      Parts parts,
      Instant now) {
    var state = StateDocuments.write(accepted.state());
    if (!context.access().permits(type.placement(), state)) {
      return new Outcome.Refused(context.access().missing());
    }
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
                id,
                context,
                accepted,
                type.status().apply(accepted.state()),
                version,
                length,
                found == null ? Seal.NONE : AggregateDocument.sealOf(found),
                now),
            parts);
    backlog.add(entries.size());
    try {
      if (found == null) {
        aggregates.insert(id, state, entries);
      } else {
        aggregates.update(id, version, state, entries);
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
}
