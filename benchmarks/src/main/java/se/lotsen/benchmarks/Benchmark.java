package se.lotsen.benchmarks;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Something to measure. */
public interface Benchmark {
  void run(Report report) throws IOException, ExecutionException, InterruptedException;
}
