package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import se.lotsen.benchmarks.Goal;
import se.lotsen.benchmarks.Report;
import se.lotsen.benchmarks.scale.Count.Amount;
import se.lotsen.benchmarks.scale.Count.Cell;

/**
 * The files of a region, sent to a fresh Lotsen one right after the other; then it is waited for
 * until every value is as it was counted apart, and everything is asked.
 */
final class RegionRun {
  private static final Goal RATE = new Goal(2_500, 6_000, "rows/s");
  private static final Goal RESIDENT = new Goal(1_200, 800, "MB");
  private static final Goal STORED = new Goal(12, 5, "bytes per byte of CSV");
  private static final Goal END = new Goal(15, 5, "s");

  private final Options options;
  private final Report report;
  private final Path folder;
  private final Path data;
  private final AtomicReference<@Nullable Launched> lotsen = new AtomicReference<>();
  private final List<String> wrong = new ArrayList<>();

  RegionRun(Options options, Report report, Path folder) {
    this.options = options;
    this.report = report;
    this.folder = folder;
    this.data = folder.resolve("data");
  }

  /** What came out wrong; empty when all was right. */
  List<String> wrong() {
    return wrong;
  }

  void run() throws IOException, InterruptedException {
    Files.createDirectories(data);
    var files = Region.write(folder, options.seed(), options.cases(), options.rows());
    var counted = Count.of(files);
    long csv = Files.size(files.clients()) + Files.size(files.cases());
    report.note(
        "files",
        "%,d clients, %,d rows of %,d cases, %.1f MB, %,d cells counted"
            .formatted(
                files.clientRows(), files.caseRows(), options.cases(), csv / 1e6, counted.size()));
    try (var watch = new Watch(lotsen::get)) {
      lotsen.set(Launched.start(data, options.heap()));
      report.note("heap", now().heap());
      planProject();
      carry(files, counted, watch);
      report.figure("peak resident", (double) watch.most(), RESIDENT);
      report.note("health while it worked", watch.said());
      if (!options.twenty()) {
        read();
      }
      report.figure("store's file", (double) Folders.size(data.resolve("store.mv")) / csv, STORED);
      report.note("data folder", Folders.sizes(data));
      endAndStartAgain(counted);
    } finally {
      var left = lotsen.get();
      if (left != null) {
        left.close();
      }
    }
  }

  private Launched now() {
    var running = lotsen.get();
    if (running == null) {
      throw new IllegalStateException("None runs");
    }
    return running;
  }

  private void planProject() {
    now().wire().post("/v1/projects", Term.planned()).good();
    now()
        .wire()
        .post("/v1/projects/%s/transitions".formatted(Term.AFTER), "{\"trigger\":\"ACTIVATE\"}")
        .good();
  }

  /** From the first byte sent to all values right. */
  private void carry(Region.Files files, SortedMap<Cell, Amount> counted, Watch watch)
      throws IOException {
    long begin = System.nanoTime();
    var clients = Import.send(now().wire(), "clients", files.clients());
    var cases = Import.send(now().wire(), "cases", files.cases());
    var kills =
        new Kills(options.seed(), options.kill() ? Kills.TIMES : 0, lotsen, data, options.heap());
    long last = begin + options.patience() * 60_000_000_000L;
    boolean done = false;
    long early = 0;
    while (true) {
      LockSupport.parkNanos(200_000_000);
      kills.whenDue();
      if (System.nanoTime() > last || !now().isAlive()) {
        wrong.add("not caught up after %.0f s; %s".formatted(seconds(begin), watch.said()));
        break;
      }
      if (!done && clients.isOver(now().wire()) && cases.isOver(now().wire())) {
        done = true;
        report.note("import done", "after %.1f s".formatted(seconds(begin)));
      }
      if (done && kills.areDone() && CaughtUp.says(now().wire())) {
        double asked = seconds(begin);
        var compared = new Values(now().wire()).compare(counted);
        if (compared.isExact()) {
          report.figure("rows/s until caught up", files.caseRows() / asked, RATE);
          report.note("values", compared.words());
          break;
        }
        if (early++ % 20 == 0) {
          report.note("said to be caught up after %.1f s".formatted(asked), compared.words());
        }
      }
    }
    if (done) {
      note(clients.wrong(now().wire(), files.clientRows()));
      note(cases.wrong(now().wire(), files.caseRows()));
    }
    if (early > 0) {
      report.note("said to be caught up too early", early + " times");
    }
  }

  private void note(@Nullable String fault) {
    if (fault != null) {
      wrong.add(fault);
    }
  }

  private void read() {
    var reads = new Reads(now().wire(), report);
    reads.pages();
    for (var term : Term.ALL) {
      reads.entries(term.project(), "companies-advised", 20);
      reads.entries(term.project(), "new-jobs", 20);
      reads.reconciliation(term.project());
    }
    wrong.addAll(reads.wrong());
  }

  private void endAndStartAgain(SortedMap<Cell, Amount> counted)
      throws IOException, InterruptedException {
    var complaints = now().complaints();
    report.note(
        "lines that warn or tell of errors",
        "%d%s"
            .formatted(
                complaints.size(),
                complaints.isEmpty() ? "" : ", such as " + complaints.getFirst()));
    report.figure("SIGTERM to end", now().stop().toMillis() / 1e3, END);
    now().close();
    lotsen.set(Launched.start(data, options.heap()));
    report.note(
        "started again with all of it", "%.1f s".formatted(now().started().toMillis() / 1e3));
    var compared = new Values(now().wire()).compare(counted);
    report.note("values after that", compared.words());
    if (!compared.isExact()) {
      wrong.add("after the second start " + compared.words());
    }
    now().stop();
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
