package se.lotsen.benchmarks;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.embedded.EmbeddedMongo;

/**
 * Commands where very many cases are stored already, beside the same where there are none; both on
 * stores in memory, so that what is compared is not a disk. Needs a heap of 8 GB or more.
 */
final class StoredBenchmark implements Benchmark {
  private static final int STORED = Integer.getInteger("lotsen.bench.stored", 1_000_000);
  private static final int TIMES = Integer.getInteger("lotsen.bench.commands", 4_000);
  private static final int CASES = 200;
  private static final int BATCH_SIZE = 1_000;

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    try (var many = EmbeddedMongo.inMemory();
        var none = EmbeddedMongo.inMemory();
        var full = office(many, "full");
        var empty = office(none, "empty")) {
      var inFull = cases(full);
      var inEmpty = cases(empty);
      fill(full.lotsen().context().getBean(MongoTemplate.class));
      var rates = Turns.medians(() -> commands(full, inFull), () -> commands(empty, inEmpty));
      report.rate(
          "commands with %,d cases stored".formatted(STORED),
          rates[0],
          "with none",
          rates[1],
          new Goal(0.9, 0.97, ""));
    }
  }

  private static Office office(EmbeddedMongo store, String name) throws IOException {
    return new Office(
        "--spring.mongodb.uri=" + store.connectionString("lotsen"),
        "--lotsen.instance=" + name,
        "--spring.jmx.enabled=false");
  }

  private static List<String> cases(Office office) {
    var cases = new ArrayList<String>();
    for (int i = 0; i < CASES; i++) {
      cases.add(office.openCase(i));
    }
    office.settle();
    return cases;
  }

  /** Half contacts, half sessions, with all that follows. */
  private static double commands(Office office, List<String> cases)
      throws ExecutionException, InterruptedException {
    double rate =
        Load.perSecond(
            TIMES,
            i -> {
              if (i % 2 == 0) {
                office.logContact(i);
              } else {
                office.logSession(cases.get(i / 2 % CASES));
              }
            });
    office.settle();
    return rate;
  }

  private static void fill(MongoTemplate mongo) {
    mongo.execute("cases.cases", StoredBenchmark::fill);
  }

  private static long fill(MongoCollection<Document> cases) {
    var sample = cases.find().first();
    if (sample == null) {
      throw new IllegalStateException("There is no case");
    }
    var batch = new ArrayList<Document>();
    for (int i = 0; i < STORED; i++) {
      batch.add(new Document(sample).append("_id", UUID.randomUUID().toString()));
      if (batch.size() == BATCH_SIZE) {
        cases.insertMany(batch);
        batch.clear();
      }
    }
    return STORED;
  }
}
