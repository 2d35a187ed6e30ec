package se.lotsen.imports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.StateDocuments;

/**
 * The imports of this process and its siblings of the same name. An import is held by one instance
 * at a time, under a lease that it renews; one whose lease has run out is taken over. Each holding
 * has a name of its own, so that whoever lost it writes nothing any more.
 */
final class Jobs {
  static final String COLLECTION = ".imports";

  /** Three renewals may fail before another instance goes on. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final List<String> OPEN =
      Arrays.stream(ImportJob.State.values())
          .filter(ImportJob.State::isOpen)
          .map(ImportJob.State::name)
          .toList();

  private final MongoTemplate mongo;
  private final String collection;
  private final String instance;
  private final IdSource ids;

  /**
   * @param process whose imports these are
   * @param instance the name of this one among several of that process
   */
  Jobs(MongoTemplate mongo, String process, String instance, IdSource ids) {
    this.mongo = mongo;
    this.collection = process + COLLECTION;
    this.instance = instance;
    this.ids = ids;
  }

  /** Those that serve what is asked here; adding them again changes nothing. */
  void createIndexes() {
    run(
        all -> {
          all.createIndex(Indexes.ascending("state", "acceptedAt", "_id"));
          return all.createIndex(Indexes.descending("acceptedAt", "_id"));
        });
  }

  /**
   * A job that this instance works on.
   *
   * @param lease the name of this holding
   * @param takeUps how often it was taken up since anything of it was done, this time included:
   *     more than once where it ended no run in order
   */
  record Held(ImportJob job, String lease, int takeUps) {}

  /** Whether a job is still held. */
  enum Holding {
    HELD,
    /** Somebody wants it to end. */
    CANCELLED,
    /** Another instance has gone on with it, or it is forgotten. */
    LOST
  }

  /** Adds a job, unless one of this id is there already; answers the one that is there. */
  ImportJob add(ImportJob job) {
    var written =
        new Document("job", StateDocuments.write(job))
            .append("state", job.state().name())
            .append("acceptedAt", job.acceptedAt().toEpochMilli());
    try {
      return job(
          run(
              all ->
                  all.findOneAndUpdate(
                      eq("_id", job.id()),
                      new Document("$setOnInsert", written),
                      new FindOneAndUpdateOptions()
                          .upsert(true)
                          .returnDocument(ReturnDocument.AFTER))));
    } catch (DuplicateKeyException e) {
      return find(job.id()).orElseThrow(() -> e);
    }
  }

  Optional<ImportJob> find(String id) {
    return Optional.ofNullable(one(all -> all.find(eq("_id", id)).first())).map(Jobs::job);
  }

  /** When the oldest was accepted of those of this kind that are not done and write something. */
  Optional<Instant> oldestOpen(String kind) {
    return Optional.ofNullable(
            one(
                all ->
                    all.find(and(in("state", OPEN), eq("job.kind", kind), eq("job.dryRun", false)))
                        .sort(ascending("acceptedAt", "_id"))
                        .first()))
        .map(found -> Instant.ofEpochMilli(found.getLong("acceptedAt")));
  }

  /** The newest ones, up to so many. */
  List<ImportJob> newest(int most) {
    return run(
        all ->
            all.find()
                .sort(descending("acceptedAt", "_id"))
                .limit(most)
                .batchSize(most)
                .map(Jobs::job)
                .into(new ArrayList<>()));
  }

  /**
   * Takes the job that was accepted first of those that nobody works on.
   *
   * @param ownToo also those that this instance held: after a start, when it cannot be at work on
   *     any
   */
  Optional<Held> claim(Instant now, boolean ownToo) {
    var lease = ids.next();
    var claimed =
        one(
            all ->
                all.findOneAndUpdate(
                    and(
                        in("state", OPEN),
                        ownToo ? or(free(now), eq("holder", instance)) : free(now)),
                    combine(
                        set("holder", instance),
                        set("lease", lease),
                        set("heldUntil", until(now)),
                        inc("takeUps", 1)),
                    new FindOneAndUpdateOptions()
                        .sort(ascending("acceptedAt", "_id"))
                        .returnDocument(ReturnDocument.AFTER)));
    return Optional.ofNullable(claimed)
        .map(found -> new Held(job(found), lease, found.getInteger("takeUps")));
  }

  private static Bson free(Instant now) {
    return or(eq("heldUntil", null), lt("heldUntil", now.toEpochMilli()));
  }

  private static long until(Instant now) {
    return now.plus(LEASE).toEpochMilli();
  }

  /** Goes on holding a job. */
  Holding renew(Held held, Instant now) {
    var found =
        one(
            all ->
                all.findOneAndUpdate(
                    isHeld(held),
                    set("heldUntil", until(now)),
                    new FindOneAndUpdateOptions().projection(include("cancelled"))));
    if (found == null) {
      return Holding.LOST;
    }
    return found.getBoolean("cancelled", false) ? Holding.CANCELLED : Holding.HELD;
  }

  private static Bson isHeld(Held held) {
    return and(eq("_id", held.job().id()), eq("lease", held.lease()));
  }

  /** Writes how far a job is; false when another instance has taken it over meanwhile. */
  boolean save(Held held, ImportJob job, Instant now) {
    return run(all ->
                all.updateOne(
                    isHeld(held),
                    combine(
                        set("job", StateDocuments.write(job)),
                        set("state", job.state().name()),
                        set("takeUps", 0),
                        set("heldUntil", job.state().isOpen() ? until(now) : 0L))))
            .getMatchedCount()
        == 1;
  }

  /** Lets a job be taken up again: this time it is not its own fault that it did not end. */
  void release(Held held) {
    run(
        all ->
            all.updateOne(
                isHeld(held), combine(set("heldUntil", 0L), set("lease", ""), inc("takeUps", -1))));
  }

  /** Tells every job there is, the newest first. */
  void each(Consumer<ImportJob> action) {
    run(
        all -> {
          try (var jobs = all.find().sort(descending("acceptedAt", "_id")).iterator()) {
            jobs.forEachRemaining(document -> action.accept(job(document)));
            return true;
          }
        });
  }

  /** Writes the end of a job that nobody has begun; false where somebody has. */
  boolean endUnbegun(ImportJob ended, Instant now) {
    return run(all ->
                all.updateOne(
                    and(eq("_id", ended.id()), isUnbegun(now)),
                    combine(
                        set("job", StateDocuments.write(ended)),
                        set("state", ended.state().name()))))
            .getMatchedCount()
        == 1;
  }

  private static Bson isUnbegun(Instant now) {
    return and(eq("state", ImportJob.State.WAITING.name()), free(now));
  }

  /** Forgets what the file was called; everything else stays. */
  void forgetName(String id) {
    run(all -> all.updateOne(eq("_id", id), set("job.sent.fileName", "")));
  }

  String collection() {
    return collection;
  }

  /** What came of asking a job to go away. */
  enum Gone {
    /** It is forgotten. */
    FORGOTTEN,
    /** It goes on until it notices. */
    ENDING,
    NOT_THERE
  }

  /** Forgets a job that has ended or not begun; one that goes on is told to end. */
  Gone remove(String id, Instant now) {
    var notAtWork = or(nin("state", OPEN), isUnbegun(now));
    if (run(all -> all.deleteOne(and(eq("_id", id), notAtWork))).getDeletedCount() == 1) {
      return Gone.FORGOTTEN;
    }
    var told = run(all -> all.updateOne(eq("_id", id), set("cancelled", true)));
    return told.getMatchedCount() == 1 ? Gone.ENDING : Gone.NOT_THERE;
  }

  /** Whether a job that has not ended needs this file. */
  boolean needs(String file) {
    return one(
            all ->
                all.find(and(in("state", OPEN), eq("job.sent.file", file)))
                    .projection(include("_id"))
                    .first())
        != null;
  }

  private static ImportJob job(Document document) {
    return StateDocuments.read(document.get("job", Document.class), ImportJob.class);
  }

  private <T> @Nullable T one(Function<MongoCollection<Document>, @Nullable T> query) {
    return mongo.execute(collection, query::apply);
  }

  private <T> T run(Function<MongoCollection<Document>, @Nullable T> query) {
    T result = one(query);
    if (result == null) {
      throw new IllegalStateException("The driver answered nothing");
    }
    return result;
  }
}
