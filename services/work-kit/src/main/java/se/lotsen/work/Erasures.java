package se.lotsen.work;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.ops.InBackground;
import se.lotsen.kit.position.Barrier;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/**
 * Erasures that were decided on elsewhere and wait here to be done: a project has very many
 * records, and no listener may be busy with them for minutes. Each is written down before it is
 * acknowledged and marked when it is done; one that is heard of again, because everything is
 * published again, is not done again. What a hold or a decision keeps is tried again every day.
 */
class Erasures implements AutoCloseable {
  static final String COLLECTION = ".erasures";

  private static final Logger log = LoggerFactory.getLogger(Erasures.class);
  private static final Duration AGAIN_AFTER = Duration.ofDays(1);
  private static final int AT_ONCE = 100;
  private static final String PROJECT = "project";
  private static final String CLIENT = "client";
  private static final String DUE = "due";
  private static final String DONE = "done";

  private final MongoTemplate mongo;
  private final String collection;
  private final ObjectProvider<ErasureListener> listeners;
  private final Barrier replicas;
  private final Backlog backlog;
  private final Clock clock;
  private final InBackground work = new InBackground("erasures", this::doAll);

  Erasures(
      MongoTemplate mongo,
      String process,
      ObjectProvider<ErasureListener> listeners,
      Barrier replicas,
      Backlog backlog,
      Clock clock) {
    this.mongo = mongo;
    this.collection = process + COLLECTION;
    this.listeners = listeners;
    this.replicas = replicas;
    this.backlog = backlog;
    this.clock = clock;
  }

  void add(ProjectId project, String eventId, String correlationId) {
    add(PROJECT, project.value(), eventId, correlationId);
  }

  void add(ClientId client, String eventId, String correlationId) {
    add(CLIENT, client.value(), eventId, correlationId);
  }

  private void add(String what, String which, String eventId, String correlationId) {
    mongo.execute(
        collection,
        all ->
            all.updateOne(
                eq("_id", eventId),
                combine(
                    setOnInsert(what, which),
                    setOnInsert("correlationId", correlationId),
                    setOnInsert(DUE, clock.millis()),
                    setOnInsert(DONE, false)),
                new UpdateOptions().upsert(true)));
  }

  @Scheduled(fixedDelayString = "${lotsen.erasures.look-every}")
  void look() {
    work.look();
  }

  @Override
  public void close() {
    work.close();
  }

  private void doAll() {
    var due = due();
    if (due.isEmpty()) {
      return;
    }
    try {
      // A hold that was placed before is known here then.
      replicas.await(clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    for (var erasure : due) {
      try {
        erase(erasure);
      } catch (RuntimeException e) {
        log.warn("The erasure {} goes on later: {}", erasure.getString("_id"), e.toString());
      }
    }
  }

  private void erase(Document erasure) {
    var id = erasure.getString("_id");
    boolean ofProject = erasure.containsKey(PROJECT);
    var run =
        new ErasureRun(
            ofProject ? "WhenProjectIsDisposedOf" : "WhenClientIsErased",
            id,
            erasure.getString("correlationId"),
            backlog::admitFile);
    for (var listener : listeners.orderedStream().toList()) {
      if (ofProject) {
        listener.eraseIn(new ProjectId(erasure.getString(PROJECT)), run);
      } else {
        listener.eraseOf(new ClientId(erasure.getString(CLIENT)), run);
      }
    }
    int kept = run.end();
    if (kept > 0) {
      log.info("The erasure {} left {} that are kept; they are tried again", id, kept);
    }
    var next =
        kept == 0 ? set(DONE, true) : set(DUE, clock.instant().plus(AGAIN_AFTER).toEpochMilli());
    mongo.execute(collection, all -> all.updateOne(eq("_id", id), next));
  }

  private List<Document> due() {
    return Objects.requireNonNull(
        mongo.execute(
            collection,
            all ->
                all.find(and(eq(DONE, false), lte(DUE, clock.millis())))
                    .limit(AT_ONCE)
                    .into(new ArrayList<Document>())));
  }
}
