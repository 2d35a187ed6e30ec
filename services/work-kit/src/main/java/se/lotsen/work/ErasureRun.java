package se.lotsen.work;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;

/**
 * One going through all that is to be erased by a decision made elsewhere. What was erased in an
 * earlier one that did not end is recognised by its key; nobody who waits for an answer is kept
 * waiting by it. Up to {@value #AT_ONCE} are erased at once, because each waits for the store, and
 * the store commits many together.
 */
public final class ErasureRun {
  static final int AT_ONCE = 16;

  private final String policy;
  private final String eventId;
  private final String correlationId;
  private final Runnable pace;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param policy as the journal names it
   * @param eventId of the decision
   * @param pace is called before each; what it throws ends the run, to be begun again
   */
  ErasureRun(String policy, String eventId, String correlationId, Runnable pace) {
    this.policy = policy;
    this.eventId = eventId;
    this.correlationId = correlationId;
    this.pace = pace;
  }

  /**
   * Has one thing erased, soon; one that was begun in this run already is not begun again. What a
   * hold or a decision keeps is counted, to be tried again.
   *
   * @throws IllegalStateException where one of those before could not be erased, or the process is
   *     about to end: the run ends, to be begun again
   */
  public void erase(String id, Function<CommandContext, Outcome> erasing) {
    pace.run();
    if (!begun.add(id)) {
      return;
    }
    take(1);
    Thread.ofVirtual()
        .name("erasure")
        .start(
            () -> {
              try {
                eraseNow(id, erasing);
              } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              } finally {
                places.release();
              }
            });
  }

  private void eraseNow(String id, Function<CommandContext, Outcome> erasing) {
    var context = CommandContext.ofPolicy(policy, eventId + "/" + id, correlationId);
    if (erasing.apply(context) instanceof Outcome.Refused) {
      refused.incrementAndGet();
    }
  }

  /** Waits for places, and fails where one of those before did. */
  private void take(int wanted) {
    try {
      places.acquire(wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("This process is about to end", e);
    }
    var failed = failure.get();
    if (failed != null) {
      places.release(wanted);
      throw new IllegalStateException("Something could not be erased: " + failed, failed);
    }
  }

  /**
   * Waits until all that was begun is erased.
   *
   * @return how many were kept
   * @throws IllegalStateException as {@link #erase}
   */
  int end() {
    take(AT_ONCE);
    places.release(AT_ONCE);
    return refused.get();
  }
}
