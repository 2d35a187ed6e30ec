package se.lotsen.benchmarks.scale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at a Lotsen all the while: its memory, and what it says of its health. */
final class Watch implements AutoCloseable {
  private static final long EVERY = 250_000_000;
  private static final int LOOKS_PER_HEALTH = 4;

  private final Supplier<@Nullable Launched> whom;
  private final Thread thread = new Thread(this::look, "watch");
  private final long begin = System.nanoTime();
  private final List<String> said = new ArrayList<>();
  private long most;
  private boolean ended;

  /**
   * @param whom the one that runs at the moment; null while none does
   */
  Watch(Supplier<@Nullable Launched> whom) {
    this.whom = whom;
    thread.setDaemon(true);
    thread.start();
  }

  private void look() {
    for (int looks = 0; !hasEnded(); looks++) {
      LockSupport.parkNanos(EVERY);
      var lotsen = whom.get();
      if (lotsen != null) {
        note(Math.max(lotsen.resident(), lotsen.mostResident()));
        if (looks % LOOKS_PER_HEALTH == 0) {
          note(healthOf(lotsen));
        }
      }
    }
  }

  private static String healthOf(Launched lotsen) {
    var health = lotsen.wire().get("/actuator/health", Duration.ofSeconds(10));
    if (health.status() == 0) {
      return "silent";
    }
    var json = health.json();
    var said = new StringBuilder(json.path("status").asString("?"));
    for (var part : json.path("components").properties()) {
      var status = part.getValue().path("status").asString("UP");
      if (!status.equals("UP")) {
        said.append(' ').append(part.getKey()).append('=').append(status);
      }
    }
    return said.toString();
  }

  private synchronized boolean hasEnded() {
    return ended;
  }

  private synchronized void note(long megabytes) {
    most = Math.max(most, megabytes);
  }

  private synchronized void note(String health) {
    if (said.isEmpty() || !said.getLast().endsWith(" " + health)) {
      said.add("%.0f s: %s".formatted((System.nanoTime() - begin) / 1e9, health));
    }
  }

  /** The most that was resident, in megabytes. */
  synchronized long most() {
    return most;
  }

  /** What health said, whenever it said something else than before. */
  synchronized String said() {
    return String.join("; ", said);
  }

  @Override
  public synchronized void close() {
    ended = true;
  }
}
