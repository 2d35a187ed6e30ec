package se.lotsen.benchmarks;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.benchmarks.scale.Folders;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.projection.course.CourseRun;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.FilingRun;
import se.lotsen.projection.stream.RebuildRun;
import se.lotsen.projection.web.AsKnownRun;

/**
 * Values as known at a moment over a ledger of a million lines in a file, beside folding that
 * ledger and beside reading one document; what one answer takes of memory, beside a tenth of the
 * lines; and filing, beside filing without courses.
 */
final class AsKnownBenchmark implements Benchmark {
  private static final int LINES = Integer.getInteger("lotsen.bench.lines", 1_000_000);
  private static final int ASKED = Integer.getInteger("lotsen.bench.asked", 400);
  private static final int FILED = Integer.getInteger("lotsen.bench.filed", 40_000);
  private static final int SINCE = 500;

  /** Of a client. */
  private static final int ENTRIES_EACH = 12;

  private static final int FOLDS = 3;
  private static final int EVERY_SECONDS = 2;
  private static final Goal SOON = new Goal(300, 100, "ms");

  private final Catalogue catalogue;
  private final List<IndicatorRule> advised;

  AsKnownBenchmark() throws IOException {
    catalogue = RebuildRun.catalogue();
    advised = List.of(catalogue.current(new IndicatorCode("companies-advised")).orElseThrow());
  }

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    var small = measured(report, LINES / 10, false);
    var large = measured(report, LINES, true);
    report.times(
        "memory for an answer, %,d lines".formatted(LINES),
        large / 1e6,
        "%,d lines".formatted(LINES / 10),
        small / 1e6,
        "MB",
        new Goal(2, 1.3, ""));
    filing(report);
  }

  /** What one answer takes of memory, in bytes. */
  private double measured(Report report, int lines, boolean all) throws IOException {
    var folder = Files.createTempDirectory("lotsen-bench");
    try (var store = EmbeddedMongo.persistent(folder.resolve("store"), 0, 0);
        var client = MongoClients.create(store.connectionString("lotsen"))) {
      var mongo = new MongoTemplate(client, "lotsen");
      var ledger = new PastLedger(lines, lines / ENTRIES_EACH, 1);
      var courses = new CourseRun(mongo, catalogue);
      var filing = new FilingRun(mongo, courses.filings());
      ledger.write(filing::file);
      filing.end();
      long begin = System.nanoTime();
      courses.round();
      courses.round();
      double written = (System.nanoTime() - begin) / 1e9;
      var asked = new AsKnownRun(mongo, PastLedger.PROJECT);
      var rules = catalogue.rules();
      if (all) {
        report.note(
            "courses of %,d lines written down at once".formatted(lines),
            "%.0f s, %d parts".formatted(written, courses.parts(PastLedger.PROJECT)));
        questions(report, ledger, asked, rules);
        // Not yet written down, and known from the very beginning on.
        new PastLedger(SINCE, lines / ENTRIES_EACH, 2).write(filing::file);
        filing.end();
        percentiles(
            report,
            "as known, distinct clients, %d entries since".formatted(SINCE),
            ASKED,
            i -> asked.cells(advised, ledger.moment(i, ASKED)));
        limits(report, mongo, ledger, asked, rules);
        memory(report);
      }
      return bytes(i -> asked.cells(rules, ledger.moment(i, ASKED)));
    } finally {
      Folders.delete(folder);
    }
  }

  private static void questions(
      Report report, PastLedger ledger, AsKnownRun asked, List<IndicatorRule> rules) {
    percentiles(
        report,
        "as known, all indicators by municipality, area, month",
        ASKED,
        i -> asked.cells(rules, ledger.moment(i, ASKED)));
    percentiles(
        report,
        "as known, all indicators, totals",
        ASKED,
        i -> asked.totals(rules, ledger.moment(i, ASKED)));
    percentiles(
        report,
        "as known, all indicators, one municipality by area and quarter",
        ASKED,
        i -> asked.part(rules, ledger.moment(i, ASKED)));
    for (var rule : rules) {
      if (List.of("companies-advised", "contacts", "new-jobs", "unique-participants")
          .contains(rule.code().value())) {
        percentiles(
            report,
            "as known, %s by municipality, area, month".formatted(rule.code()),
            ASKED,
            i -> asked.cells(List.of(rule), ledger.moment(i, ASKED)));
      }
    }
  }

  private static void limits(
      Report report,
      MongoTemplate mongo,
      PastLedger ledger,
      AsKnownRun asked,
      List<IndicatorRule> rules) {
    var folded = millis(FOLDS, i -> asked.folded(rules, ledger.moment(i + 1, FOLDS)));
    report.note("limit: folding the ledger", words(folded));
    var one = millis(ASKED, i -> FilingRun.one(mongo, "a1x0/1/0"));
    report.note("limit: reading one document", words(one));
  }

  private static void percentiles(Report report, String what, int times, IntConsumer question) {
    millis(times / 4, question);
    var millis = millis(times, question);
    report.figure(what + ", p95", percentile(millis, 95), SOON);
    report.note(what, words(millis));
  }

  private static double[] millis(int times, IntConsumer question) {
    var millis = new double[times];
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      question.accept(i);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static String words(double[] sorted) {
    return "p50 %.2f ms, p95 %.2f ms".formatted(percentile(sorted, 50), percentile(sorted, 95));
  }

  /** What this thread takes for an answer; the store's own is not in it. */
  private static double bytes(IntConsumer question) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ASKED; i++) {
      question.accept(i);
    }
    return (double) (threads.getCurrentThreadAllocatedBytes() - before) / ASKED;
  }

  private static void memory(Report report) throws IOException {
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    var status = Files.readAllLines(Path.of("/proc/self/status"));
    report.note(
        "memory of the process, store and all",
        "heap %d MB used after collecting, of at most %d; %s"
            .formatted(
                used >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                status.stream().filter(line -> line.startsWith("VmRSS")).findFirst().orElse("")));
  }

  private void filing(Report report) throws IOException, ExecutionException, InterruptedException {
    var rates = Turns.medians(() -> filed(true), () -> filed(false));
    report.rate(
        "filing of ledger entries",
        rates[0],
        "without courses",
        rates[1],
        new Goal(0.85, 0.95, ""));
  }

  /** With courses that are written on beside it, or with nothing of them. */
  private double filed(boolean withCourses) throws InterruptedException {
    try {
      var folder = Files.createTempDirectory("lotsen-bench");
      try (var store = EmbeddedMongo.persistent(folder.resolve("store"), 0, 0);
          var client = MongoClients.create(store.connectionString("lotsen"))) {
        var mongo = new MongoTemplate(client, "lotsen");
        var courses = new CourseRun(mongo, catalogue);
        var done = new CountDownLatch(withCourses ? 1 : 0);
        var beside = Thread.ofVirtual().start(() -> writeOn(courses, done));
        var filing = withCourses ? new FilingRun(mongo, courses.filings()) : FilingRun.bare(mongo);
        long begin = System.nanoTime();
        new PastLedger(FILED, FILED / ENTRIES_EACH, 3).write(filing::file);
        filing.end();
        double rate = FILED / ((System.nanoTime() - begin) / 1e9);
        done.countDown();
        beside.join();
        return rate;
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeOn(CourseRun courses, CountDownLatch done) {
    try {
      while (!done.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
        courses.round();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
