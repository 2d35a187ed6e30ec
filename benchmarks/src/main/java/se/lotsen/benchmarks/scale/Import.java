package se.lotsen.benchmarks.scale;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One file that was sent, and how far it is. */
final class Import {
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final String kind;
  private final String id;
  private @Nullable JsonNode job;

  private Import(String kind, String id) {
    this.kind = kind;
    this.id = id;
  }

  /** Sends a file; it is accepted, not done. */
  static Import send(Wire wire, String kind, Path file) throws FileNotFoundException {
    return new Import(kind, wire.upload(kind, "bench", file).good().get("id").asString());
  }

  /** Whether it has come to an end; asks a Lotsen that may not be there. */
  boolean isOver(Wire wire) {
    if (job == null) {
      var answer = wire.get("/v1/imports/jobs/" + id);
      if (answer.isGood()) {
        var state = answer.json().get("state").asString();
        if (state.equals("FAILED")) {
          throw new IllegalStateException(
              "The import of %s failed: %s".formatted(kind, answer.text()));
        }
        if (state.equals("DONE")) {
          job = answer.json();
        }
      }
    }
    return job != null;
  }

  /**
   * What it came to, where it ended; waits for that.
   *
   * @throws IllegalStateException when it takes more than half an hour
   */
  JsonNode result(Wire wire) {
    long begin = System.nanoTime();
    while (!isOver(wire)) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IllegalStateException("The import of %s does not end".formatted(kind));
      }
      LockSupport.parkNanos(100_000_000);
    }
    if (job == null) {
      throw new IllegalStateException("Over without a result");
    }
    return job;
  }

  /** What is wrong with the result, or null when every row went in. */
  @Nullable String wrong(Wire wire, int rows) {
    var result = result(wire);
    int in = result.get("imported").asInt() + result.get("unchanged").asInt();
    return in == rows && result.get("rejected").asInt() == 0
        ? null
        : "%s: %,d of %,d rows went in, %,d were rejected, such as %s"
            .formatted(
                kind,
                in,
                rows,
                result.get("rejected").asInt(),
                wire.get("/v1/imports/jobs/%s/problems?limit=3".formatted(id)).text());
  }
}
