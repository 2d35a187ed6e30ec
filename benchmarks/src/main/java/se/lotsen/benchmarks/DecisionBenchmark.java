package se.lotsen.benchmarks;

import se.lotsen.cases.lifecycle.DecisionRun;

/** A lifecycle decision by Spring Statemachine, beside a look-up in a map. */
final class DecisionBenchmark implements Benchmark {
  @Override
  public void run(Report report) {
    var run = new DecisionRun();
    double machine = run.machineMicros(100_000);
    double table = run.tableMicros(10_000_000);
    if (run.moved() == 0) {
      throw new IllegalStateException("No decision moved anything");
    }
    report.time("lifecycle decision", machine, "look-up in a map", table);
  }
}
