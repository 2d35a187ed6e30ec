package se.lotsen.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A standalone process of its own: how soon it answers UP, and what memory it takes when idle. */
final class StartBenchmark implements Benchmark {
  private static final int PORT = 18_777;

  @Override
  public void run(Report report) throws IOException, InterruptedException {
    var data = Files.createTempDirectory("lotsen-start");
    for (var which : List.of("first start", "second start")) {
      long begin = System.nanoTime();
      var process = start(data);
      try {
        waitUntilUp();
        var ready = Duration.ofNanos(System.nanoTime() - begin);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
        report.figure(which, "%.1f s".formatted(ready.toMillis() / 1e3), "12 s on a quiet machine");
        report.figure(
            "memory idle, " + which, residentMegabytes(process.pid()) + " MB", "under 600 MB");
      } finally {
        process.destroy();
        process.waitFor();
      }
    }
  }

  private static Process start(Path data) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "se.lotsen.standalone.StandaloneApplication",
            "--server.port=" + PORT,
            "--lotsen.standalone.data=" + data)
        .redirectErrorStream(true)
        .redirectOutput(data.resolve("log").toFile())
        .start();
  }

  private static void waitUntilUp() throws InterruptedException {
    var health =
        HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/actuator/health")).build();
    try (var http = HttpClient.newHttpClient()) {
      boolean up = false;
      while (!up) {
        LockSupport.parkNanos(50_000_000);
        try {
          up = http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
          up = false;
        }
      }
    }
  }

  private static long residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElse(0)
        / 1024;
  }
}
