package se.lotsen.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import se.lotsen.testkit.TestIssuer;
import se.lotsen.testkit.Upload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports, beside the same entered one by one over HTTP, with all that follows: a file of contacts
 * of which one in a hundred is wrong, and the history of cases with their rows in no order.
 */
final class ImportBenchmark implements Benchmark {
  private static final int ROWS = Integer.getInteger("lotsen.bench.import-rows", 100_000);
  private static final int CASES = Integer.getInteger("lotsen.bench.import-cases", 5_000);
  private static final int BY_HAND = 15_000;
  private static final List<String> WRONG =
      List.of(
          ",4K,%1$s,advice,2009-03-02,VISIT,60,anna",
          "w%2$d,NOPE,%1$s,advice,2009-03-02,VISIT,60,anna",
          "w%2$d,4K,nobody,advice,2009-03-02,VISIT,60,anna",
          "w%2$d,4K,%1$s,fishing,2009-03-02,VISIT,60,anna",
          "w%2$d,4K,%1$s,advice,2009-02-30,VISIT,60,anna",
          "w%2$d,4K,%1$s,advice,2019-03-02,VISIT,60,anna",
          "w%2$d,4K,%1$s,advice,2009-03-02,PIGEON,60,anna",
          "w%2$d,4K,%1$s,advice,2009-03-02,VISIT,-1,anna",
          "w%2$d,4K,%1$s,advice,2009-03-02,VISIT,60,Anna Ek",
          "w%2$d,4K,%1$s,advice,2009-03-02,VISIT,60,\"anna");

  private final JsonMapper json = JsonMapper.shared();

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    try (var office = new Office()) {
      Load.run(BY_HAND, office::logContact);
      office.settle();
      var byHand = Load.run(BY_HAND, office::logContact);
      office.settle();
      var contacts = contacts(office);
      ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
      var first = imported(office, "contacts", contacts);
      expect(first, ROWS - ROWS / 100, 0, ROWS / 100);
      report.rate(
          "rows imported, contacts", ROWS, took(first), "the same over HTTP", BY_HAND, byHand);
      report.note("most heap while importing", peakHeap());
      var again = imported(office, "contacts", contacts);
      expect(again, 0, ROWS - ROWS / 100, ROWS / 100);
      report.rate("rows imported again", ROWS, took(again), "first time", ROWS, took(first));

      var cases = cases(office);
      var history = imported(office, "cases", cases);
      expect(history, 10 * CASES, 0, 0);
      report.rate(
          "rows imported, case history", 10L * CASES, took(history), "contacts", ROWS, took(first));
    }
  }

  private static byte[] contacts(Office office) {
    var file = new StringBuilder("reference,project,client,area,on,channel,minutes,advisor\n");
    for (int row = 0; row < ROWS; row++) {
      var client = office.client(row);
      file.append(
          row % 100 == 99
              ? WRONG.get(row / 100 % WRONG.size()).formatted(client, row)
              : "r%d,4K,%s,advice,2009-03-%02d,VISIT,60,anna".formatted(row, client, 1 + row % 28));
      file.append('\n');
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Ten rows each, in no order. */
  private static byte[] cases(Office office) {
    var rows = new ArrayList<String>();
    for (int number = 0; number < CASES; number++) {
      var about = "h%d,ADVICE,%s,4K,advice,anna,".formatted(number, office.client(number));
      rows.add(about + "OPENED,2009-03-02,,");
      rows.add(about + "ANALYSE_NEEDS,2009-03-03,,");
      rows.add(about + "START_ADVISING,2009-03-04,,");
      for (int session = 0; session < 4; session++) {
        rows.add(about + "SESSION,2009-04-0%d,1.5,".formatted(1 + session));
      }
      rows.add(about + "START_FOLLOW_UP,2009-05-01,,");
      rows.add(about + "OUTCOME,2009-05-02,,ADVICE_USED");
      rows.add(about + "COMPLETE,2009-06-01,,");
    }
    Collections.shuffle(rows, new Random(1));
    rows.addFirst("case,type,client,project,area,advisor,entry,on,hours,outcome");
    return String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode imported(Office office, String kind, byte[] file)
      throws IOException, InterruptedException {
    var sent = new Upload(office.lotsen().port()).send(kind, "bench", file);
    var job =
        URI.create(
            office.address()
                + "/v1/imports/jobs/"
                + json.readTree(sent.body()).get("id").asString());
    while (true) {
      var answer =
          office
              .http()
              .send(
                  HttpRequest.newBuilder(job).header("Authorization", TestIssuer.bearer()).build(),
                  BodyHandlers.ofString());
      var now = json.readTree(answer.body());
      switch (now.get("state").asString()) {
        case "DONE" -> {
          return now;
        }
        case "FAILED" -> throw new IllegalStateException("The import failed: " + now);
        default -> LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private static void expect(JsonNode job, int imported, int unchanged, int rejected) {
    if (job.get("imported").asInt() != imported
        || job.get("unchanged").asInt() != unchanged
        || job.get("rejected").asInt() != rejected) {
      throw new IllegalStateException(
          "Not %d, %d, %d: %s".formatted(imported, unchanged, rejected, job));
    }
  }

  private static Duration took(JsonNode job) {
    return Duration.between(
        Instant.parse(job.get("startedAt").asString()),
        Instant.parse(job.get("finishedAt").asString()));
  }

  private static String peakHeap() {
    long bytes =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    return "%d MB".formatted(bytes >> 20);
  }
}
