package se.lotsen.benchmarks;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.benchmarks.scale.Folders;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.projection.report.ReportRun;
import se.lotsen.projection.sink.FilingRun;
import se.lotsen.projection.stream.RebuildRun;
import se.lotsen.projection.web.AsKnownRun;

/**
 * Reports over a ledger of a million lines in a file: a year each, of which the later ones compare
 * all that was told before with what is known. Beside it what reading that ledger once takes.
 */
final class ReportBenchmark implements Benchmark {
  private static final int LINES = Integer.getInteger("lotsen.bench.lines", 1_000_000);
  private static final int ENTRIES_EACH = 12;
  private static final int[] YEARS = {2009, 2010, 2011, 2012, 2013, 2014};

  @Override
  public void run(Report report) throws IOException {
    var folder = Files.createTempDirectory("lotsen-bench");
    var catalogue = RebuildRun.catalogue();
    try (var store = EmbeddedMongo.persistent(folder.resolve("store"), 0, 0);
        var client = MongoClients.create(store.connectionString("lotsen"))) {
      var mongo = new MongoTemplate(client, "lotsen");
      var filing = FilingRun.bare(mongo);
      new PastLedger(LINES, LINES / ENTRIES_EACH, 1).write(filing::file);
      filing.end();
      var asked = new AsKnownRun(mongo, PastLedger.PROJECT);
      var reports = new ReportRun(mongo, catalogue, PastLedger.PROJECT, YEARS);
      for (int number = 1; number <= YEARS.length; number++) {
        var knownAt = Instant.parse("%d-02-10T08:00:00Z".formatted(YEARS[number - 1] + 1));
        long begin = System.nanoTime();
        long lines = reports.submit(number, knownAt);
        double submitted = (System.nanoTime() - begin) / 1e9;
        begin = System.nanoTime();
        asked.folded(catalogue.rules(), knownAt);
        report.times(
            "report %d of %,d lines submitted".formatted(number, lines),
            submitted,
            "reading the ledger once",
            (System.nanoTime() - begin) / 1e9,
            "s",
            new Goal(6, 3, ""));
      }
      report.note(
          "heap used then",
          "%,d MB"
              .formatted(
                  (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20));
    } finally {
      Folders.delete(folder);
    }
  }
}
