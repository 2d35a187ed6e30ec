package se.lotsen.registry.client;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/**
 * Which client was in which project, as the events of the other services say: a document for each
 * pair, which stays as long as the client. Those of a project that was disposed of wait for whether
 * that was the last one their client was in.
 */
final class Involvements {
  private static final String COLLECTION = "registry.involvements";
  private static final String DISPOSALS = "registry.disposals";
  private static final String CLIENT = "client";
  private static final String PROJECT = "project";
  private static final String DUE = "due";
  private static final String EVENT = "event";
  private static final String CORRELATION = "correlation";

  /** So many pairs are remembered as written down; most events are about one that was. */
  private static final int REMEMBERED = 20_000;

  private final MongoTemplate mongo;
  private final Clock clock;
  private final Set<String> written = ConcurrentHashMap.newKeySet();

  Involvements(MongoTemplate mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * A client whose project was disposed of.
   *
   * @param by the id of the event that says so, and what it goes back to
   */
  record Due(String id, ClientId client, String by, String correlationId) {
    private static Due of(Document found) {
      return new Due(
          found.getString("_id"),
          new ClientId(found.getString(CLIENT)),
          found.getString(EVENT),
          found.getString(CORRELATION));
    }
  }

  void createIndexes() {
    run(
        all -> {
          all.createIndex(Indexes.ascending(DUE, "_id"));
          return all.createIndex(Indexes.ascending(PROJECT, "_id"));
        });
  }

  /** Writes down that a client is in a project; once is enough. */
  void add(ClientId client, ProjectId project) {
    var id = client.value() + "/" + project.value();
    if (written.contains(id)) {
      return;
    }
    run(
        all ->
            all.updateOne(
                eq("_id", id),
                combine(setOnInsert(CLIENT, client.value()), setOnInsert(PROJECT, project.value())),
                new UpdateOptions().upsert(true)));
    if (written.size() >= REMEMBERED) {
      written.clear();
    }
    written.add(id);
  }

  /** The projects that a client is or was in. */
  List<ProjectId> of(ClientId client) {
    return run(
        all ->
            all.find(and(gt("_id", client.value() + "/"), lt("_id", client.value() + "0")))
                .sort(ascending("_id"))
                .map(found -> new ProjectId(found.getString(PROJECT)))
                .into(new ArrayList<>()));
  }

  /**
   * Clients of a project in the order of their ids, up to so many.
   *
   * @param after the last one of the page before, with a stroke and the project; empty for the
   *     first
   */
  List<ClientId> in(ProjectId project, String after, int limit) {
    return run(
        all ->
            all.find(and(eq(PROJECT, project.value()), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .map(found -> new ClientId(found.getString(CLIENT)))
                .into(new ArrayList<>()));
  }

  /**
   * A project that was disposed of, whose clients are to be looked at.
   *
   * @param by the id of the event that says so, and what it goes back to
   */
  record Disposal(String by, ProjectId project, String correlationId) {
    private static Disposal of(Document found) {
      return new Disposal(
          found.getString("_id"),
          new ProjectId(found.getString(PROJECT)),
          found.getString(CORRELATION));
    }
  }

  /** Writes down that a project was disposed of. */
  void disposed(ProjectId project, String eventId, String correlationId) {
    var told = new Document(PROJECT, project.value()).append(CORRELATION, correlationId);
    run(
        DISPOSALS,
        all ->
            all.updateOne(
                eq("_id", eventId),
                new Document("$setOnInsert", told),
                new UpdateOptions().upsert(true)));
  }

  List<Disposal> disposals() {
    return run(DISPOSALS, all -> all.find().map(Disposal::of).into(new ArrayList<>()));
  }

  /** Has all of a project that was disposed of looked at. */
  void areDue(Disposal disposal) {
    run(
        all ->
            all.updateMany(
                eq(PROJECT, disposal.project().value()),
                combine(
                    set(DUE, clock.millis()),
                    set(EVENT, disposal.by()),
                    set(CORRELATION, disposal.correlationId()))));
    run(DISPOSALS, all -> all.deleteOne(eq("_id", disposal.by())));
  }

  /** Those that are to be looked at now, up to so many. */
  List<Due> due(int limit) {
    Bson now = lte(DUE, clock.millis());
    return run(
        all ->
            all.find(now)
                .sort(ascending(DUE, "_id"))
                .limit(limit)
                .map(Due::of)
                .into(new ArrayList<>()));
  }

  void isDone(Due due) {
    run(all -> all.updateOne(eq("_id", due.id()), unset(DUE)));
  }

  void isDueAgain(Due due, Instant at) {
    run(all -> all.updateOne(eq("_id", due.id()), set(DUE, at.toEpochMilli())));
  }

  private <T> T run(Function<MongoCollection<Document>, T> query) {
    return run(COLLECTION, query);
  }

  private <T> T run(String collection, Function<MongoCollection<Document>, T> query) {
    return Objects.requireNonNull(mongo.execute(collection, query::apply));
  }
}
