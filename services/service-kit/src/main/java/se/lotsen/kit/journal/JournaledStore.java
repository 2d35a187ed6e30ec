package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.elemMatch;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.model.Text;
import se.lotsen.model.event.Event;

/**
 * Aggregates of one type, each kept as one document in the form of {@link AggregateDocument}.
 *
 * <p>A write is guarded by the version it was decided on. When somebody else was faster the command
 * is decided anew on what there is then, unless its caller insists on a version.
 */
public final class JournaledStore<S, E extends Event> {
  /** A document may grow to 16 MB; an entry takes about 1 kB, so this leaves half of it free. */
  static final int LONGEST_JOURNAL = 8_000;

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

  private static final Refusal KEY_REUSED =
      Refusal.invalid(
          "idempotency-key-reused",
          "Idempotency-Key",
          "Nyckeln har redan använts med ett annat innehåll; ta en ny nyckel",
          "The key was used before with another body; take a new key");

  private final AggregateType<S, E> type;
  private final Documents documents;
  private final Outbox outbox;
  private final RelayBell bell;
  private final Backlog backlog;
  private final Clock clock;
  private final FailPoints failPoints;

  JournaledStore(
      AggregateType<S, E> type,
      MongoTemplate mongo,
      Outbox outbox,
      RelayBell bell,
      Backlog backlog,
      Clock clock,
      FailPoints failPoints) {
    this.type = type;
    this.documents = new Documents(mongo, type.collection());
    this.outbox = outbox;
    this.bell = bell;
    this.backlog = backlog;
    this.clock = clock;
    this.failPoints = failPoints;
  }

  /** Creates an aggregate; where it is there already, it is refused as a duplicate. */
  public Outcome create(String id, Origin origin, Function<Instant, Decision<S, E>> decide) {
    Attempt<S, E> ifNew =
        (existing, now) ->
            existing == null ? decide.apply(now) : Decision.refused(type.duplicate());
    return origin.key() == null ? createAtOnce(id, origin, ifNew) : execute(id, origin, ifNew);
  }

  /** What would come of {@link #create}; nothing does, and what is there already stays as it is. */
  public Outcome tryCreate(String id, Function<Instant, Decision<S, E>> decide) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var there = find(id);
    if (there.isPresent()) {
      return new Outcome.Done(
          id,
          there.get().version(),
          type.status().apply(there.get().state()),
          now,
          List.of(),
          true);
    }
    return switch (decide.apply(now)) {
      case Decision.Refused<S, E> refused -> new Outcome.Refused(refused.why());
      case Decision.Accepted<S, E> accepted ->
          new Outcome.Done(id, 0, type.status().apply(accepted.state()), now, List.of(), false);
    };
  }

  /**
   * As {@link #create}, for an id that the caller chose: then the key may have been used for
   * another aggregate before, which is refused.
   */
  public Outcome createNamed(String id, Origin origin, Function<Instant, Decision<S, E>> decide) {
    return isKeyOfAnother(id, origin)
        ? new Outcome.Refused(KEY_REUSED)
        : create(id, origin, decide);
  }

  private boolean isKeyOfAnother(String id, Origin origin) {
    return origin.key() != null
        && documents.find(
                all ->
                    all.find(and(eq("journal.key", origin.key()), ne("_id", id)))
                        .projection(include("_id"))
                        .first())
            != null;
  }

  /** An id that was just made is nobody's, so the first attempt does not look before it writes. */
  private Outcome createAtOnce(String id, Origin origin, Attempt<S, E> ifNew) {
    try {
      return decide(id, origin, null, ifNew);
    } catch (OptimisticLockingFailureException e) {
      return execute(id, origin, ifNew);
    }
  }

  /** Changes an aggregate; where it is not there, it is refused as not found. */
  public Outcome change(String id, Origin origin, Decide<S, E> decide) {
    return execute(
        id,
        origin,
        (existing, now) ->
            existing == null
                ? Decision.refused(Refusal.notFound(type.name(), id))
                : decide.decide(existing, now));
  }

  public Optional<Versioned<S>> find(String id) {
    return Optional.ofNullable(load(id, exclude("journal"))).map(this::versioned);
  }

  /**
   * Up to {@code limit} aggregates with ids after {@code after}, in the order of their ids.
   *
   * @param filter over {@code state.*}
   */
  public List<Versioned<S>> page(Bson filter, @Nullable String after, int limit) {
    var wanted = after == null ? filter : and(filter, gt("_id", after));
    return documents.run(
        all ->
            all.find(wanted)
                .projection(exclude("journal"))
                .sort(ascending("_id"))
                .limit(limit)
                .map(this::versioned)
                .into(new ArrayList<>()));
  }

  /** The audit trail of one aggregate, oldest first; empty when there is no such aggregate. */
  public List<JournalEntry> journal(String id) {
    var document = load(id, include("journal"));
    return document == null ? List.of() : AggregateDocument.entriesOf(document);
  }

  /** As {@link Decide}, where there may be nothing yet. */
  @FunctionalInterface
  private interface Attempt<S, E extends Event> {
    Decision<S, E> decide(@Nullable S existing, Instant now);
  }

  private Outcome execute(String id, Origin origin, Attempt<S, E> attempted) {
    return ON_CONFLICT.invoke(() -> attempt(id, origin, attempted));
  }

  private Outcome attempt(String id, Origin origin, Attempt<S, E> attempted) {
    var found = load(id, whatToDecideOn(origin));
    failPoints.passed(FailPoint.COMMAND_LOADED);
    if (found != null && origin.key() != null && found.containsKey("journal")) {
      return repeated(id, origin, AggregateDocument.entriesOf(found));
    }
    if (found != null && isStale(origin, found)) {
      return new Outcome.Refused(stale(origin, AggregateDocument.versionOf(found)));
    }
    return decide(id, origin, found, attempted);
  }

  private Outcome decide(
      String id, Origin origin, @Nullable Document found, Attempt<S, E> attempted) {
    backlog.admit();
    var now = nowAfter(found);
    var decision = attempted.decide(found == null ? null : stateOf(found), now);
    return switch (decision) {
      case Decision.Refused<S, E> refused -> new Outcome.Refused(refused.why());
      case Decision.Accepted<S, E> accepted -> {
        if (accepted.events().isEmpty()) {
          yield unchanged(id, found, accepted.state(), now);
        }
        yield save(id, origin, found, accepted, now);
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

  private static Bson whatToDecideOn(Origin origin) {
    return origin.key() == null
        ? exclude("journal")
        : fields(
            include("version", "recordedAt", "state", "length", "published"),
            elemMatch("journal", eq("key", origin.key())));
  }

  private Outcome save(
      String id,
      Origin origin,
      @Nullable Document found,
      Decision.Accepted<S, E> accepted,
      Instant now) {
    long version = found == null ? 1 : AggregateDocument.versionOf(found) + 1;
    long length = found == null ? 0 : AggregateDocument.lengthOf(found);
    if (length + accepted.events().size() > LONGEST_JOURNAL) {
      return new Outcome.Refused(
          Refusal.conflict(
              "journal-full",
              "Det har hänt för mycket här; fortsätt i ett nytt",
              "Too much has happened here; go on in a new one"));
    }
    var entries =
        AggregateDocument.entries(
            origin, accepted, type.status().apply(accepted.state()), version, length, now);
    var state = StateDocuments.write(accepted.state());
    backlog.add(entries.size());
    try {
      if (found == null) {
        insert(id, state, entries);
      } else {
        update(id, version, state, length + entries.size(), entries);
      }
    } catch (DuplicateKeyException e) {
      backlog.remove(entries.size());
      return duplicate(id, found, e);
    } catch (DataAccessResourceFailureException e) {
      return unknown(id, origin, entries.size(), e);
    } catch (OptimisticLockingFailureException e) {
      backlog.remove(entries.size());
      throw e;
    }
    failPoints.passed(FailPoint.COMMAND_SAVED);
    if (found == null || AggregateDocument.isPublished(found)) {
      bell.ring(outbox, new Outbox.Unpublished(id, version, entries, true));
    } else {
      bell.ring(outbox, id);
    }
    return done(id, entries, false);
  }

  private void insert(String id, Document state, List<JournalEntry> entries) {
    var document = AggregateDocument.first(id, state, entries);
    documents.run(all -> all.insertOne(document));
  }

  private void update(
      String id, long version, Document state, long length, List<JournalEntry> entries) {
    var changes = AggregateDocument.change(id, version, state, length, entries);
    var result =
        documents.run(
            all -> all.updateOne(and(eq("_id", id), eq("version", version - 1)), changes));
    if (result.getMatchedCount() == 0) {
      throw new OptimisticLockingFailureException(
          "%s %s is no longer at version %d".formatted(type.name(), id, version - 1));
    }
  }

  /** Either somebody created the same aggregate at this moment, or a unique index said no. */
  private Outcome duplicate(String id, @Nullable Document found, DuplicateKeyException e) {
    if (found == null && load(id, include("_id")) != null) {
      throw new OptimisticLockingFailureException(type.name() + " " + id + " was just created", e);
    }
    return new Outcome.Refused(type.duplicate());
  }

  /**
   * The answer of the store was lost: look whether the write is there before saying that it failed.
   */
  private Outcome unknown(
      String id, Origin origin, int entries, DataAccessResourceFailureException e) {
    var written =
        journal(id).stream().filter(entry -> entry.commandId().equals(origin.commandId())).toList();
    if (written.isEmpty()) {
      backlog.remove(entries);
      throw e;
    }
    bell.ring(outbox, id);
    return done(id, written, false);
  }

  private Outcome repeated(String id, Origin origin, List<JournalEntry> matches) {
    var first = matches.getFirst();
    if (!Objects.equals(first.print(), origin.print())) {
      return new Outcome.Refused(KEY_REUSED);
    }
    var entries = journal(id).stream().filter(entry -> entry.version() == first.version()).toList();
    return done(id, entries, true);
  }

  private Outcome unchanged(String id, @Nullable Document found, S state, Instant now) {
    return new Outcome.Done(
        id,
        found == null ? 0 : AggregateDocument.versionOf(found),
        type.status().apply(state),
        now,
        List.of(),
        true);
  }

  private static Outcome done(String id, List<JournalEntry> entries, boolean repeated) {
    var last = entries.getLast();
    return new Outcome.Done(
        id,
        last.version(),
        last.status(),
        last.recordedAt(),
        entries.stream().map(JournalEntry::type).toList(),
        repeated);
  }

  private static boolean isStale(Origin origin, Document found) {
    return origin.expectedVersion() != null
        && origin.expectedVersion() != AggregateDocument.versionOf(found);
  }

  private static Refusal stale(Origin origin, long now) {
    return new Refusal(
        Refusal.Kind.STALE,
        "stale-version",
        new Text(
            "Du såg version %d men nu gäller %d; hämta på nytt och försök igen"
                .formatted(origin.expectedVersion(), now),
            "You saw version %d but it is %d now; fetch it again and retry"
                .formatted(origin.expectedVersion(), now)),
        "If-Match");
  }

  private @Nullable Document load(String id, Bson projection) {
    return documents.find(all -> all.find(eq("_id", id)).projection(projection).first());
  }

  private Versioned<S> versioned(Document document) {
    return new Versioned<>(
        document.getString("_id"), AggregateDocument.versionOf(document), stateOf(document));
  }

  private S stateOf(Document document) {
    return StateDocuments.read(document.get("state", Document.class), type.state());
  }
}
