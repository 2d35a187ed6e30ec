package se.lotsen.imports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.journal.StateDocuments;

/**
 * The imports of this process and its siblings of the same name, and the rows they rejected. An
 * import is held by one instance at a time; one that is held no longer is taken over.
 */
final class Jobs {
  static final String JOBS = ".imports";
  static final String REJECTIONS = ".import_rejections";

  private static final Duration HELD_FOR = Duration.ofSeconds(60);
  private static final List<String> OPEN =
      List.of(ImportJob.State.WAITING.name(), ImportJob.State.RUNNING.name());

  private final MongoTemplate mongo;
  private final String jobs;
  private final String rejections;
  private final String instance;

  /**
   * @param process whose imports these are
   * @param instance the name of this one among several of that process
   */
  Jobs(MongoTemplate mongo, String process, String instance) {
    this.mongo = mongo;
    this.jobs = process + JOBS;
    this.rejections = process + REJECTIONS;
    this.instance = instance;
  }

  /** Adds a job, unless it is there already. */
  void add(ImportJob job) {
    run(
        jobs,
        all ->
            all.updateOne(
                eq("_id", job.id()),
                new Document("$setOnInsert", new Document("job", StateDocuments.write(job))),
                new UpdateOptions().upsert(true)));
  }

  Optional<ImportJob> find(String id) {
    return Optional.ofNullable(
            mongo.execute(jobs, (MongoCollection<Document> all) -> all.find(eq("_id", id)).first()))
        .map(Jobs::job);
  }

  /** The newest ones, up to so many. */
  List<ImportJob> newest(int most) {
    return run(
        jobs,
        all ->
            all.find().sort(descending("_id")).limit(most).map(Jobs::job).into(new ArrayList<>()));
  }

  /**
   * Takes the oldest job that nobody works on.
   *
   * @param ownToo also those that this instance held: after a start, when it cannot be at work on
   *     any
   */
  Optional<ImportJob> claim(Instant now, boolean ownToo) {
    var free = or(eq("heldUntil", null), lt("heldUntil", now.toEpochMilli()));
    return Optional.ofNullable(
            mongo.execute(
                jobs,
                (MongoCollection<Document> all) ->
                    all.findOneAndUpdate(
                        and(
                            in("job.state", OPEN),
                            ownToo ? or(free, eq("holder", instance)) : free),
                        held(now),
                        new FindOneAndUpdateOptions()
                            .sort(ascending("_id"))
                            .returnDocument(ReturnDocument.AFTER))))
        .map(Jobs::job);
  }

  private Bson held(Instant now) {
    return combine(set("holder", instance), set("heldUntil", now.plus(HELD_FOR).toEpochMilli()));
  }

  /** Writes how far a job is; false when another instance has taken it over meanwhile. */
  boolean save(ImportJob job, Instant now) {
    var open = OPEN.contains(job.state().name());
    return run(
                jobs,
                all ->
                    all.updateOne(
                        and(eq("_id", job.id()), eq("holder", instance)),
                        combine(
                            set("job", StateDocuments.write(job)),
                            open ? held(now) : set("heldUntil", 0L))))
            .getMatchedCount()
        == 1;
  }

  /** Forgets a job that has ended, and its rejected rows; false while it has not. */
  boolean forget(String id) {
    var gone = run(jobs, all -> all.deleteOne(and(eq("_id", id), nin("job.state", OPEN))));
    if (gone.getDeletedCount() == 0) {
      return false;
    }
    run(rejections, all -> all.deleteMany(eq("job", id)));
    return true;
  }

  /** Keeps rejected rows; the same row again takes the place of the earlier one. */
  void reject(String job, Collection<Rejection> rejected) {
    if (rejected.isEmpty()) {
      return;
    }
    run(
        rejections,
        all ->
            all.bulkWrite(
                rejected.stream()
                    .map(
                        each ->
                            new ReplaceOneModel<>(
                                eq("_id", "%s/%09d".formatted(job, each.row())),
                                new Document("job", job)
                                    .append("row", each.row())
                                    .append("rejection", StateDocuments.write(each)),
                                new ReplaceOptions().upsert(true)))
                    .toList()));
  }

  /** Rejected rows in the order of the file, after a row, up to so many. */
  List<Rejection> rejections(String job, int afterRow, int most) {
    return run(
        rejections,
        all ->
            all.find(and(eq("job", job), gt("row", afterRow)))
                .sort(ascending("row"))
                .limit(most)
                .map(
                    document ->
                        StateDocuments.read(
                            document.get("rejection", Document.class), Rejection.class))
                .into(new ArrayList<>()));
  }

  private static ImportJob job(Document document) {
    return StateDocuments.read(document.get("job", Document.class), ImportJob.class);
  }

  private <T> T run(String collection, Function<MongoCollection<Document>, @Nullable T> query) {
    T result = mongo.execute(collection, query::apply);
    if (result == null) {
      throw new IllegalStateException("The driver answered nothing");
    }
    return result;
  }
}
