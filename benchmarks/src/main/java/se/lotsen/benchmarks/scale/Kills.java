package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ends a Lotsen as a crash does, at moments nobody chose, and starts it again on its data. */
final class Kills {
  static final int TIMES = 10;
  private static final double MAX_SECONDS = 8;

  private final Random random;
  private final AtomicReference<@Nullable Launched> lotsen;
  private final Path data;
  private final @Nullable String heap;
  private int left;
  private long next;

  Kills(
      long seed,
      int times,
      AtomicReference<@Nullable Launched> lotsen,
      Path data,
      @Nullable String heap) {
    this.random = new Random(seed);
    this.lotsen = lotsen;
    this.data = data;
    this.heap = heap;
    this.left = times;
    plan();
  }

  private void plan() {
    next = System.nanoTime() + (long) (random.nextDouble() * MAX_SECONDS * 1e9);
  }

  boolean areDone() {
    return left == 0;
  }

  /** Does it when it is time. */
  void whenDue() throws IOException {
    if (left == 0 || System.nanoTime() < next) {
      return;
    }
    left--;
    var running = lotsen.getAndSet(null);
    if (running != null) {
      running.kill();
      running.close();
    }
    lotsen.set(Launched.start(data, heap));
    plan();
  }
}
