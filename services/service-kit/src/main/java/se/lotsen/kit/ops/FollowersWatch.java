package se.lotsen.kit.ops;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import se.lotsen.kit.messaging.ListenerTroubles;

/** Looks every few seconds whether all followers move, so that health knows without asking. */
final class FollowersWatch implements SmartLifecycle {
  /** With a look every so often, what stands still is told within ten seconds. */
  private static final Duration EVERY = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Behind behind;
  private final Progress progress;
  private volatile Seen seen = new Seen(Map.of(), Map.of(), null);
  private volatile @Nullable CountDownLatch end;
  private volatile @Nullable Thread thread;

  FollowersWatch(Behind behind, ListenerTroubles troubles) {
    this.behind = behind;
    this.progress = new Progress(troubles, PATIENCE);
  }

  /**
   * What the last look showed.
   *
   * @param standing who stands still, each with a sentence
   * @param behind records left, by follower
   * @param trouble why it could not be seen, or null
   */
  record Seen(Map<String, String> standing, Map<String, Long> behind, @Nullable String trouble) {}

  @Override
  public synchronized void start() {
    var stopped = new CountDownLatch(1);
    end = stopped;
    thread = Thread.ofPlatform().daemon().name("followers-watch").start(() -> watch(stopped));
  }

  private void watch(CountDownLatch stopped) {
    try {
      while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        seen = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Seen look() {
    try {
      var places = behind.places();
      return new Seen(progress.look(places, System.nanoTime()), Behind.byName(places), null);
    } catch (Exception e) {
      return new Seen(seen.standing(), seen.behind(), String.valueOf(e.getMessage()));
    }
  }

  /** What the last look showed. */
  Seen seen() {
    return seen;
  }

  /**
   * Who has not got its share of the partitions, or says that something is wrong, each with why.
   */
  Map<String, String> complaints() {
    var complaints = new TreeMap<String, String>();
    for (var follower : followers()) {
      var trouble = follower.trouble();
      if (trouble != null) {
        complaints.put(follower.name(), trouble);
      } else if (!follower.hasItsShare()) {
        complaints.put(follower.name(), "has no partitions yet");
      }
    }
    complaints.putAll(seen.standing());
    return complaints;
  }

  private List<Follower> followers() {
    return behind.followers();
  }

  @Override
  public synchronized void stop() {
    var stopping = end;
    end = null;
    if (stopping != null) {
      stopping.countDown();
    }
  }

  @Override
  public boolean isRunning() {
    var watching = thread;
    return end != null && watching != null && watching.isAlive();
  }
}
