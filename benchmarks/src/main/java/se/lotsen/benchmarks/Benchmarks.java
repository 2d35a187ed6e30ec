package se.lotsen.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import se.lotsen.benchmarks.scale.GiantBenchmark;
import se.lotsen.benchmarks.scale.ScaleBenchmark;
import se.lotsen.benchmarks.scale.StartBenchmark;

/** Runs all benchmarks, or those named, or a large one with its options, and prints the table. */
public final class Benchmarks {
  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();
  private static final Map<String, Large> LARGE =
      Map.of(
          "scale",
          ScaleBenchmark::run,
          "giant",
          GiantBenchmark::run,
          "stored",
          (report, options) -> new StoredBenchmark().run(report),
          "asof",
          (report, options) -> new AsKnownBenchmark().run(report),
          "report",
          (report, options) -> new ReportBenchmark().run(report));

  static {
    ALL.put("access", new AccessBenchmark());
    ALL.put("decision", new DecisionBenchmark());
    ALL.put("commands", new CommandBenchmark());
    ALL.put("relay", new RelayBenchmark());
    ALL.put("rebuild", new RebuildBenchmark());
    ALL.put("latency", new LatencyBenchmark());
    ALL.put("import", new ImportBenchmark());
    ALL.put("engine", new CaseEngineBenchmark());
    ALL.put("start", new StartBenchmark());
  }

  /** One that runs for many minutes and only when asked for by name. */
  private interface Large {
    void run(Report report, List<String> options)
        throws IOException, ExecutionException, InterruptedException;
  }

  private Benchmarks() {}

  public static void main(String[] words)
      throws IOException, ExecutionException, InterruptedException {
    var report = new Report();
    boolean done = false;
    try {
      run(List.of(words), report);
      done = true;
    } finally {
      report.print();
      if (!done) {
        endSoon();
      }
    }
    System.exit(0);
  }

  /** Once the reason has been told: brokers and stores of this process would keep it alive. */
  private static void endSoon() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, reason) -> {
          System.err.println(reason);
          for (var step : reason.getStackTrace()) {
            System.err.println("  at " + step);
          }
          System.exit(1);
        });
  }

  private static void run(List<String> words, Report report)
      throws IOException, ExecutionException, InterruptedException {
    var large = words.isEmpty() ? null : LARGE.get(words.getFirst());
    if (large != null) {
      large.run(report, words.subList(1, words.size()));
    } else {
      runAll(words, report);
    }
  }

  private static void runAll(List<String> names, Report report)
      throws IOException, ExecutionException, InterruptedException {
    for (var name : names.isEmpty() ? List.copyOf(ALL.keySet()) : names) {
      var benchmark = ALL.get(name);
      if (benchmark == null) {
        throw new IllegalArgumentException(
            "There is no %s; there are %s and %s".formatted(name, ALL.keySet(), LARGE.keySet()));
      }
      benchmark.run(report);
    }
  }
}
