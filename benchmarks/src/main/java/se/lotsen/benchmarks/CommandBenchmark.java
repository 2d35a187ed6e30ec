package se.lotsen.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
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

  private final AtomicInteger number = new AtomicInteger();

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    try (var office = new Office()) {
      var mongo = office.lotsen().context().getBean(MongoTemplate.class);
      var cases = cases(office);
      Load.run(2 * TIMES, office::logContact);
      office.settle();
      var contact = sample(mongo, "cases.contacts");
      var caseFile = sample(mongo, "cases.cases");
      Load.run(CASES, i -> insert(mongo, caseFile, "f" + i));

      office.stopRelay();
      var empty = steady(i -> office.nothing());
      var alone = steady(office::logContact);
      var inserts = steady(i -> insert(mongo, contact, "c" + number.getAndIncrement()));
      report.rate("create-contact over HTTP", TIMES, alone, "bare insert", TIMES, inserts);
      var same =
          steady(
              i ->
                  readBothAndInsert(
                      mongo, office.client(i), contact, "s" + number.getAndIncrement()));
      report.rate("create-contact over HTTP", TIMES, alone, "bare reads, insert", TIMES, same);
      report.rate("create-contact over HTTP", TIMES, alone, "empty endpoint", TIMES, empty);
      var advance = steady(i -> office.logSession(cases.get(i % CASES)));
      var guarded = steady(i -> readAndWrite(mongo, "f" + i % CASES));
      report.rate("advance-case over HTTP", TIMES, advance, "bare read, write", TIMES, guarded);

      office.stopConsumers();
      office.startRelay();
      office.settle();
      var withOutbox = steady(office::logContact);
      report.rate("create-contact with the relay", TIMES, withOutbox, "without", TIMES, alone);

      office.startConsumers();
      office.settle();
      var withAll = steady(office::logContact);
      report.rate("create-contact with all that follows", TIMES, withAll, "alone", TIMES, alone);
    }
  }

  /** How long it takes once it has been done as often before: a server that has run for a while. */
  private static Duration steady(IntConsumer action)
      throws ExecutionException, InterruptedException {
    Load.run(TIMES, action);
    return Load.run(TIMES, action);
  }

  private static List<String> cases(Office office) {
    var cases = new ArrayList<String>();
    for (int i = 0; i < CASES; i++) {
      cases.add(office.openCase(i));
    }
    return cases;
  }

  /** A document to be written by the bare loop. */
  private static Document sample(MongoTemplate mongo, String collection) {
    var found = new ArrayList<Document>();
    mongo.execute(collection, all -> all.find().limit(1).into(found));
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
  private static void readBothAndInsert(
      MongoTemplate mongo, String client, Document contact, String id) {
    mongo.execute("lotsen.known_projects", all -> all.find(eq("_id", "4K")).first());
    mongo.execute("lotsen.known_clients", all -> all.find(eq("_id", client)).first());
    insert(mongo, contact, id);
  }

  private static void readAndWrite(MongoTemplate mongo, String id) {
    boolean written = false;
    while (!written) {
      written = Boolean.TRUE.equals(mongo.execute("bench.documents", all -> readAndWrite(all, id)));
    }
  }

  private static boolean readAndWrite(MongoCollection<Document> all, String id) {
    var found = all.find(eq("_id", id)).first();
    if (found == null) {
      throw new IllegalStateException("No " + id);
    }
    long version = found.getLong("version");
    var journal = found.getList("journal", Document.class);
    return all.updateOne(
                and(eq("_id", id), eq("version", version)),
                Updates.combine(
                    Updates.set("version", version + 1),
                    Updates.set("state", found.get("state")),
                    Updates.push("journal", journal.getFirst())))
            .getMatchedCount()
        == 1;
  }
}
