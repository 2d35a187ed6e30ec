package se.lotsen.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The same thing done many times by several threads. */
final class Load {
  static final int THREADS = 4;

  private Load() {}

  /** How often per second it is done. */
  static double perSecond(int times, IntConsumer action)
      throws ExecutionException, InterruptedException {
    return times / (run(times, action).toNanos() / 1e9);
  }

  /** How long it takes to do it for 0, 1, 2, … up to {@code times}. */
  static Duration run(int times, IntConsumer action)
      throws ExecutionException, InterruptedException {
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var done = new ArrayList<Future<?>>();
      long begin = System.nanoTime();
      for (int thread = 0; thread < THREADS; thread++) {
        done.add(
            threads.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                    action.accept(i);
                  }
                }));
      }
      for (var thread : done) {
        thread.get();
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }
}
