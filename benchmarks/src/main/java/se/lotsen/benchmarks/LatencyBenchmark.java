package se.lotsen.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import se.lotsen.testkit.TestIssuer;

/**
 * From sending a command to reading, as server-sent event, a value that contains it. Every contact
 * raises the project's number of contacts by one, so the total in an event says which commands it
 * contains.
 */
final class LatencyBenchmark implements Benchmark {
  private static final int SECONDS = 15;
  private static final int ASKED = 200;

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    try (var office = new Office()) {
      measure(office, 100, 10);
      for (int perSecond : new int[] {20, ASKED}) {
        var millis = measure(office, perSecond, SECONDS);
        report.note(
            "event to value over SSE at %d/s".formatted(perSecond),
            "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms"
                .formatted(at(millis, 0.50), at(millis, 0.95), at(millis, 0.99)));
        if (perSecond == ASKED) {
          report.figure("event to value at 200/s, p50", at(millis, 0.50), new Goal(50, 20, "ms"));
          report.figure("event to value at 200/s, p99", at(millis, 0.99), new Goal(200, 60, "ms"));
        }
      }
      report.figure("write to Kafka at 200/s", office.relayLag(), new Goal(20, 10, "ms p99"));
    }
  }

  private static double[] measure(Office office, int perSecond, int seconds)
      throws IOException, InterruptedException {
    var sent = new ConcurrentLinkedQueue<Long>();
    var latencies = new ArrayList<Double>();
    var wanted = perSecond * seconds;
    var number = new AtomicInteger();
    var changes =
        office
            .http()
            .send(
                HttpRequest.newBuilder(
                        URI.create(office.address() + "/v1/feeds/projects/ATTRAHERA-FLERA/changes"))
                    .header("Authorization", TestIssuer.bearer())
                    .build(),
                HttpResponse.BodyHandlers.ofLines());
    try (var stream = changes.body();
        var sender = Executors.newScheduledThreadPool(4)) {
      var lines = stream.iterator();
      office.logCurrentContact(0);
      double seen = nextTotal(lines);
      var pacing =
          sender.scheduleAtFixedRate(
              () -> {
                int next = number.getAndIncrement();
                if (next < wanted) {
                  sent.add(System.nanoTime());
                  office.logCurrentContact(next);
                }
              },
              0,
              1_000_000_000L / perSecond,
              TimeUnit.NANOSECONDS);
      while (latencies.size() < wanted) {
        double total = nextTotal(lines);
        long now = System.nanoTime();
        for (; seen < total; seen++) {
          latencies.add((now - sent.remove()) / 1e6);
        }
      }
      pacing.cancel(true);
    }
    return latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double nextTotal(Iterator<String> lines) {
    while (true) {
      var line = lines.next();
      if (line.startsWith("data:") && line.contains("\"indicator\":\"contacts\"")) {
        return total(line);
      }
    }
  }

  private static double total(String line) {
    int begin = line.indexOf("\"total\":") + 8;
    int end = begin;
    while (end < line.length() && "0123456789.-".indexOf(line.charAt(end)) >= 0) {
      end++;
    }
    return Double.parseDouble(line.substring(begin, end));
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }
}
