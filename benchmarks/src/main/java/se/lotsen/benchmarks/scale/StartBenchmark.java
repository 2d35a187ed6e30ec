package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import se.lotsen.benchmarks.Benchmark;
import se.lotsen.benchmarks.Goal;
import se.lotsen.benchmarks.Report;

/** Starts as a user's: how soon it answers UP, and what it takes when nobody asks anything. */
public final class StartBenchmark implements Benchmark {
  private static final Goal SECOND = new Goal(5, 3, "s");
  private static final Goal RESIDENT = new Goal(500, 350, "MB");
  private static final Goal CPU = new Goal(5, 3, "% of a core");
  private static final Duration UNTIL_IDLE = Duration.ofSeconds(45);
  private static final Duration IDLE = Duration.ofSeconds(30);

  @Override
  public void run(Report report) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("lotsen-start");
    try {
      // Whatever has to be built is built by this one.
      start(folder.resolve("unmeasured"));
      var data = folder.resolve("data");
      report.note("first start", seconds(start(data)));
      start(data);
      try (var second = Launched.start(data, null)) {
        report.figure("second start", second.started().toMillis() / 1e3, SECOND);
        LockSupport.parkNanos(UNTIL_IDLE.toNanos());
        var used = second.cpu();
        LockSupport.parkNanos(IDLE.toNanos());
        report.figure("idle resident", (double) second.resident(), RESIDENT);
        report.figure(
            "idle CPU",
            100.0 * second.cpu().minus(used).toNanos() / TimeUnit.SECONDS.toNanos(IDLE.toSeconds()),
            CPU);
        report.note("SIGTERM to end, idle", seconds(second.stop()));
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static Duration start(Path data) throws IOException, InterruptedException {
    Files.createDirectories(data);
    try (var lotsen = Launched.start(data, null)) {
      lotsen.stop();
      return lotsen.started();
    }
  }

  private static String seconds(Duration took) {
    return "%.1f s".formatted(took.toMillis() / 1e3);
  }
}
