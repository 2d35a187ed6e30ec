package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lotsen.benchmarks.Goal;
import se.lotsen.benchmarks.Report;

/**
 * One case with very many sessions and one activity with very many registrations, entered by hand
 * and by files, corrected, their client merged, everything counted anew: {@code benchmarks/run
 * giant}. After each part something passes through the same project, so nothing stands still.
 */
public final class GiantBenchmark {
  private static final Goal SESSIONS = new Goal(1_000, 3, "×");
  private static final int STEPS = 2_000;

  private final Report report;
  private final Launched lotsen;
  private final Desk desk;
  private final Path folder;
  private final int many;
  private final Map<String, Double> expected = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();

  private GiantBenchmark(Report report, Launched lotsen, Path folder, int many) {
    this.report = report;
    this.lotsen = lotsen;
    this.desk = new Desk(lotsen.wire());
    this.folder = folder;
    this.many = many;
  }

  /**
   * @param words {@code --rows N} for other sizes than 20 000, {@code --heap}
   * @throws IllegalStateException where something came out wrong; all figures are reported before
   */
  public static void run(Report report, List<String> words)
      throws IOException, InterruptedException {
    var options = Options.of(words);
    int many = words.contains("--rows") ? options.rows() : 20_000;
    var folder = Files.createTempDirectory("lotsen-giant");
    try {
      var data = Files.createDirectories(folder.resolve("data"));
      try (var lotsen = Launched.start(data, options.heap());
          var watch = new Watch(() -> lotsen)) {
        var benchmark = new GiantBenchmark(report, lotsen, folder, many);
        benchmark.all();
        report.note("peak resident", watch.most() + " MB");
        report.note("health meanwhile", watch.said());
        report.note("data folder", Folders.sizes(data));
        report.note("SIGTERM to end", "%.1f s".formatted(lotsen.stop().toMillis() / 1e3));
        report.note("wrong", benchmark.wrong.isEmpty() ? "nothing" : benchmark.wrong.toString());
        if (!benchmark.wrong.isEmpty()) {
          throw new IllegalStateException("It came out wrong: " + benchmark.wrong);
        }
      }
    } finally {
      Folders.delete(folder);
    }
  }

  /** A part that may go wrong without the others. */
  private interface Part {
    void run() throws IOException;
  }

  private void part(String what, Part part) {
    long begin = System.nanoTime();
    try {
      part.run();
      expected.put(desk.advisedIndicator(), (double) desk.clientsAdvised());
      desk.waitFor(expected);
      double passed = desk.passThrough(desk.client());
      report.note(
          what,
          "%.1f s until right; then a contact took %.2f s"
              .formatted((System.nanoTime() - begin) / 1e9 - passed, passed));
    } catch (IllegalStateException | IOException e) {
      wrong.add(what + ": " + e.getMessage());
      report.note(what, "WRONG: " + e.getMessage());
    }
  }

  private void all() {
    var cases = new GiantCases(lotsen, desk, report);
    var theirs = desk.client();
    var other = desk.client();
    var giant = desk.openCase(theirs);
    var session = desk.logSession(giant);
    desk.openCase(other);
    part("steps", () -> cases.steps(STEPS));
    part("corrections", () -> cases.corrections(STEPS));
    part("sessions by hand", () -> cases.sessions(many, giant, SESSIONS));
    part("a session of the giant corrected", () -> desk.correctSession(giant, session, 4));
    var fair = new GiantActivity(lotsen, desk, report);
    part("registrations by hand", () -> fair.register(many, theirs, other));
    part(
        "its attendance",
        () -> {
          fair.hold();
          expected.put("participants", (double) many);
          expected.put("unique-participants", (double) many);
        });
    part(
        "one of them corrected",
        () -> {
          fair.correct(many / 2);
          expected.merge("participants", -1.0, Double::sum);
          expected.merge("unique-participants", -1.0, Double::sum);
        });
    part("a giant case by file", this::caseByFile);
    part("a giant activity by file", this::activityByFile);
    part(
        "their client merged",
        () -> {
          desk.merge(theirs, other);
          // Both were at the fair, and are one now.
          expected.merge("unique-participants", -1.0, Double::sum);
        });
    part("all counted anew", this::rebuild);
  }

  private void caseByFile() throws IOException {
    var client = desk.client();
    var file = folder.resolve("cases.csv");
    GiantFiles.writeCase(file, client, many);
    send("cases", file, many + 3);
    desk.advised(client);
  }

  private void activityByFile() throws IOException {
    var file = folder.resolve("activities.csv");
    GiantFiles.writeActivity(file, many);
    send("activities", file, many);
    expected.merge("participants", (double) many, Double::sum);
    expected.merge("unique-participants", (double) many, Double::sum);
  }

  private void send(String kind, Path file, int rows) throws IOException {
    long begin = System.nanoTime();
    var fault = Import.send(desk.wire(), kind, file).wrong(desk.wire(), rows);
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
    report.note(
        "%,d rows of one of the %s imported".formatted(rows, kind),
        "%.1f s".formatted((System.nanoTime() - begin) / 1e9));
  }

  private void rebuild() {
    desk.wire().post("/actuator/projection", "").good();
    desk.settle();
  }
}
