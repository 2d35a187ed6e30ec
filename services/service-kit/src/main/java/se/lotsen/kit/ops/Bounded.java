package se.lotsen.kit.ops;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks what may hang in a thread of its own, and waits for it only so long: whoever asks about
 * health is answered also when what he asks about is not. However many ask, one question is on its
 * way at a time, and an answer serves all who ask shortly after.
 *
 * @param <T> what is answered
 */
final class Bounded<T> {
  private final String name;
  private final long patience;
  private final long fresh;
  private final Callable<T> question;
  private @Nullable Asked<T> last;

  private record Asked<T>(CompletableFuture<T> answer, long since) {}

  /**
   * @param patience how long an answer may take
   * @param fresh for how long after it was asked an answer serves others, too
   */
  Bounded(String name, Duration patience, Duration fresh, Callable<T> question) {
    this.name = name;
    this.patience = patience.toNanos();
    this.fresh = fresh.toNanos();
    this.question = question;
  }

  /**
   * @throws IllegalStateException when there was no answer in time, or the answer was a failure;
   *     its message says which
   */
  T ask() {
    var asked = asked();
    try {
      var left = asked.since() + patience - System.nanoTime();
      return asked.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - asked.since());
      throw new IllegalStateException("no answer for %d s".formatted(seconds), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private synchronized Asked<T> asked() {
    var now = System.nanoTime();
    var asking = last;
    if (asking == null || (asking.answer().isDone() && now - asking.since() > fresh)) {
      asking = new Asked<>(new CompletableFuture<>(), now);
      last = asking;
      var answer = asking.answer();
      Thread.ofPlatform().daemon().name(name).start(() -> answer(answer));
    }
    return asking;
  }

  private void answer(CompletableFuture<T> answer) {
    try {
      answer.complete(question.call());
    } catch (Exception | Error e) {
      answer.completeExceptionally(e);
    }
  }
}
