package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import se.lotsen.benchmarks.Goal;
import se.lotsen.benchmarks.Report;

/**
 * Very many small cases and contacts, so that lists are long and one indicator has a million
 * entries; then everything is asked. Sent in files of a hundred thousand rows.
 */
final class ListsRun {
  private static final int CLIENTS = 20_000;
  private static final int PER_FILE = 100_000;
  private static final LocalDate BEGIN = LocalDate.parse("2009-01-01");
  private static final int DAYS = 720;
  private static final List<String> ADVISORS = List.of("anna", "bo.ek", "eva", "per", "siv");
  private static final Goal RATE = new Goal(2_500, 6_000, "rows/s");

  private final Options options;
  private final Report report;
  private final Path folder;
  private final Random random;
  private final List<String> wrong = new ArrayList<>();

  ListsRun(Options options, Report report, Path folder) {
    this.options = options;
    this.report = report;
    this.folder = folder;
    this.random = new Random(options.seed());
  }

  List<String> wrong() {
    return wrong;
  }

  /** As many contacts as there are rows to be, and a tenth as many cases. */
  void run() throws IOException, InterruptedException {
    var data = Files.createDirectories(folder.resolve("data"));
    try (var lotsen = Launched.start(data, options.heap());
        var watch = new Watch(() -> lotsen)) {
      report.note("heap", lotsen.heap());
      long begin = System.nanoTime();
      int contacts = options.rows();
      int cases = contacts / 10;
      fill(lotsen.wire(), cases, contacts);
      report.note("imports done", "after %.0f s".formatted((System.nanoTime() - begin) / 1e9));
      waitFor(lotsen, contacts, begin);
      double seconds = (System.nanoTime() - begin) / 1e9;
      report.figure(
          "rows/s until caught up, %,d cases and %,d contacts".formatted(cases, contacts),
          (cases + contacts) / seconds,
          RATE);
      report.note("peak resident until then", watch.most() + " MB");
      var reads = new Reads(lotsen.wire(), report);
      reads.pages();
      reads.entries(Desk.PROJECT, "contacts", 50);
      long before = lotsen.resident();
      reads.reconciliation(Desk.PROJECT);
      report.note(
          "resident after the reconciliation",
          "%,d MB, %,d more than before".formatted(lotsen.resident(), lotsen.resident() - before));
      report.note("health meanwhile", watch.said());
      report.note("data folder", Folders.sizes(data));
      report.note("SIGTERM to end", "%.1f s".formatted(lotsen.stop().toMillis() / 1e3));
      wrong.addAll(reads.wrong());
    }
  }

  private void fill(Wire wire, int cases, int contacts) throws IOException {
    var clients = new Clientele(random, CLIENTS);
    clients.sheet().write(folder.resolve("clients.csv"), Sheet.WINDOWS);
    note(Import.send(wire, "clients", folder.resolve("clients.csv")).wrong(wire, CLIENTS));
    for (int from = 0; from < cases; from += PER_FILE) {
      send(wire, "cases", caseSheet(clients, from, Math.min(cases, from + PER_FILE)));
    }
    for (int from = 0; from < contacts; from += PER_FILE) {
      send(wire, "contacts", contactSheet(clients, from, Math.min(contacts, from + PER_FILE)));
    }
  }

  private void send(Wire wire, String kind, Sheet sheet) throws IOException {
    var file = folder.resolve(kind + ".csv");
    sheet.write(file, StandardCharsets.UTF_8);
    note(Import.send(wire, kind, file).wrong(wire, sheet.lines().size()));
  }

  private void note(@Nullable String fault) {
    if (fault != null) {
      wrong.add(fault);
    }
  }

  private Sheet caseSheet(Clientele clients, int from, int to) {
    var sheet =
        new Sheet("ärende", "typ", "klient", "projekt", "område", "rådgivare", "händelse", "dag");
    for (int i = from; i < to; i++) {
      var cells = about(clients);
      cells.put("ärende", "L" + i);
      cells.put("typ", List.of("ADVICE", "SPIN_OFF", "SUCCESSION").get(random.nextInt(3)));
      cells.put("händelse", "OPENED");
      sheet.add(cells);
    }
    return sheet;
  }

  private Sheet contactSheet(Clientele clients, int from, int to) {
    var sheet =
        new Sheet(
            "referens", "klient", "projekt", "område", "rådgivare", "dag", "kanal", "minuter");
    for (int i = from; i < to; i++) {
      var cells = about(clients);
      cells.put("referens", "C" + i);
      cells.putAll(Map.of("kanal", "VISIT", "minuter", "30"));
      sheet.add(cells);
    }
    return sheet;
  }

  private Map<String, String> about(Clientele clients) {
    var cells = new TreeMap<String, String>();
    cells.put("klient", clients.anybody().reference());
    cells.put("projekt", Desk.PROJECT);
    cells.put("område", "advice");
    cells.put("rådgivare", ADVISORS.get(random.nextInt(ADVISORS.size())));
    cells.put("dag", BEGIN.plusDays(random.nextInt(DAYS)).toString());
    return cells;
  }

  private void waitFor(Launched lotsen, int contacts, long begin) {
    var desk = new Desk(lotsen.wire());
    long last = begin + options.patience() * 60_000_000_000L;
    while (true) {
      if (CaughtUp.says(lotsen.wire()) && desk.value("contacts") == contacts) {
        return;
      }
      if (System.nanoTime() > last || !lotsen.isAlive()) {
        throw new IllegalStateException("It does not catch up");
      }
      LockSupport.parkNanos(500_000_000);
    }
  }
}
