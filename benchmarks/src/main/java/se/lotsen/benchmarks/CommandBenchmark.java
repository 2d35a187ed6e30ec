package se.lotsen.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Commands over HTTP, beside a driver's loop that does the same reads and writes.
 *
 * <p>Everything of Lotsen and the client that asks share this machine. So a command is measured
 * alone first, with nothing after it; then with the relay, which is what the outbox costs; then
 * with all that follows from an event.
 */
final class CommandBenchmark implements Benchmark {
  private static final int TIMES = Integer.getInteger("lotsen.bench.commands", 4_000);
  private static final int CASES = 1_000;
  private static final Goal CREATE = new Goal(0.45, 0.65, "");
  private static final Goal ADVANCE = new Goal(0.55, 0.65, "");

  private final AtomicInteger number = new AtomicInteger();

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    try (var office = new Office()) {
      var mongo = office.lotsen().context().getBean(MongoTemplate.class);
      var cases = cases(office);
      Load.run(TIMES, office::logContact);
      office.settle();
      office.stopRelay();
      office.logContact(0);
      office.logSession(cases.getFirst());
      var contact = sample(mongo, "cases.contacts");
      var caseFile = sample(mongo, "cases.cases");
      office.startRelay();
      Load.run(CASES, i -> insert(mongo, caseFile, "f" + i));

      // So few events wait for the relay that nobody is turned away.
      var alone =
          Turns.medians(
              () -> withoutRelay(office, () -> Load.perSecond(TIMES, office::logContact)),
              () -> Load.perSecond(TIMES, i -> readBothAndInsert(mongo, office.client(i), contact)),
              () ->
                  withoutRelay(
                      office,
                      () -> Load.perSecond(TIMES, i -> office.logSession(cases.get(i % CASES)))),
              () -> Load.perSecond(TIMES, i -> readAndWrite(mongo, "f" + i % CASES)),
              () -> Load.perSecond(TIMES, i -> office.nothing()));
      report.rate("create-contact over HTTP", alone[0], "bare reads, insert", alone[1], CREATE);
      report.rate("advance-case over HTTP", alone[2], "bare read, write", alone[3], ADVANCE);
      report.rate("create-contact over HTTP", alone[0], "empty endpoint", alone[4]);

      office.stopConsumers();
      var withRelay = Turns.medians(() -> Load.perSecond(TIMES, office::logContact));
      report.rate("create-contact with the relay", withRelay[0], "without", alone[0]);
      office.startConsumers();
      office.settle();
      var withAll = Turns.medians(() -> Load.perSecond(TIMES, office::logContact));
      report.rate("create-contact with all that follows", withAll[0], "alone", alone[0]);
    }
  }

  private static double withoutRelay(Office office, Turns.Round round)
      throws ExecutionException, InterruptedException {
    office.stopRelay();
    double rate = round.perSecond();
    office.startRelay();
    office.settle();
    return rate;
  }

  private static List<String> cases(Office office) {
    var cases = new ArrayList<String>();
    for (int i = 0; i < CASES; i++) {
      cases.add(office.openCase(i));
    }
    return cases;
  }

  /** A document as a command has just written it, to be written by the bare loop. */
  private static Document sample(MongoTemplate mongo, String collection) {
    var found = new ArrayList<Document>();
    mongo.execute(collection, all -> all.find(exists("pending")).limit(1).into(found));
    return found.getFirst();
  }

  private static void insert(MongoTemplate mongo, Document sample, String id) {
    mongo.execute(
        "bench.documents",
        all -> {
          var document = new Document(sample).append("_id", id);
          document.remove("pending");
          return all.insertOne(document);
        });
  }

  /** What logging a contact asks for: its project, its client, and one insert. */
  private void readBothAndInsert(MongoTemplate mongo, String client, Document contact) {
    mongo.execute("lotsen.project_replicas", all -> all.find(eq("_id", "4K")).first());
    mongo.execute("lotsen.client_replicas", all -> all.find(eq("_id", client)).first());
    insert(mongo, contact, "s" + number.getAndIncrement());
  }

  private static void readAndWrite(MongoTemplate mongo, String id) {
    boolean written = false;
    while (!written) {
      written = Boolean.TRUE.equals(mongo.execute("bench.documents", all -> readAndWrite(all, id)));
    }
  }

  /** Reads a document and writes it anew with one entry in its outbox, guarded by its version. */
  private static boolean readAndWrite(MongoCollection<Document> all, String id) {
    var found = all.find(eq("_id", id)).first();
    if (found == null) {
      throw new IllegalStateException("No " + id);
    }
    long version = found.getLong("version");
    return all.updateOne(
                and(eq("_id", id), eq("version", version)),
                Updates.combine(
                    Updates.set("version", version + 1),
                    Updates.set("state", found.get("state")),
                    Updates.set("outbox", List.of(ENTRY))))
            .getMatchedCount()
        == 1;
  }

  /** As large as an entry of a session. */
  private static final Document ENTRY =
      new Document("sequence", 1L)
          .append("type", "se.lotsen.case.session-logged.v1")
          .append("on", "2009-06-02")
          .append("recordedAt", "2009-06-02T10:00:00Z")
          .append("by", "anna")
          .append("command", "LogSession")
          .append("commandId", "0197e0f0-0000-7000-8000-000000000000")
          .append("correlationId", "0197e0f0-0000-7000-8000-000000000000")
          .append("causationId", "0197e0f0-0000-7000-8000-000000000000")
          .append(
              "data",
              "{\"about\":{\"id\":\"0197e0f0-0000-7000-8000-000000000000\",\"type\":\"ADVICE\","
                  + "\"project\":\"4K\",\"client\":\"0197e0f0-0000-7000-8000-000000000000\","
                  + "\"municipality\":\"2460\",\"area\":\"advice\"},\"on\":\"2009-06-02\","
                  + "\"session\":\"0197e0f0-0000-7000-8000-000000000000\",\"hours\":1,"
                  + "\"advisor\":\"anna\"}");
}
