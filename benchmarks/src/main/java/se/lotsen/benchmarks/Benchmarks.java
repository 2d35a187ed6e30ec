package se.lotsen.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Runs all benchmarks, or those named, and prints the table. */
public final class Benchmarks {
  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

  static {
    ALL.put("decision", new DecisionBenchmark());
    ALL.put("commands", new CommandBenchmark());
    ALL.put("relay", new RelayBenchmark());
    ALL.put("rebuild", new RebuildBenchmark());
    ALL.put("latency", new LatencyBenchmark());
    ALL.put("import", new ImportBenchmark());
    ALL.put("start", new StartBenchmark());
  }

  private Benchmarks() {}

  public static void main(String[] names)
      throws IOException, ExecutionException, InterruptedException {
    var report = new Report();
    for (var name : names.length == 0 ? List.copyOf(ALL.keySet()) : List.of(names)) {
      var benchmark = ALL.get(name);
      if (benchmark == null) {
        throw new IllegalArgumentException("There is no " + name + "; there are " + ALL.keySet());
      }
      benchmark.run(report);
    }
    report.print();
    System.exit(0);
  }
}
