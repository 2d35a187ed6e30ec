package se.lotsen.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;

/** Many are erased at once, each one time, and nothing is called done that is not. */
@Timeout(60)
class ErasureRunTest {
  private static final Outcome DONE =
      new Outcome.Done("id", 1, 0, "ERASED", Instant.EPOCH, List.of(), false);
  private static final Outcome KEPT =
      new Outcome.Refused(Refusal.conflict("legal-hold", "Bevaras", "It is kept"));

  private final ErasureRun run = new ErasureRun("Policy", "event", "correlation", () -> {});

  @Test
  void manyAreErasedAtOnceAndEachOnce() {
    var together = new CyclicBarrier(ErasureRun.AT_ONCE);
    Set<String> keys = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 3 * ErasureRun.AT_ONCE; i++) {
      for (int again = 0; again < 2; again++) {
        run.erase(
            "id" + i,
            context -> {
              try {
                together.await(30, TimeUnit.SECONDS); // comes back only where so many are here
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              assertThat(keys.add(context.commandId())).isTrue();
              return DONE;
            });
      }
    }

    assertThat(run.end()).isZero();
    assertThat(keys).hasSize(3 * ErasureRun.AT_ONCE);
  }

  @Test
  void whatIsKeptIsCounted() {
    run.erase("1", context -> KEPT);
    run.erase("2", context -> DONE);
    run.erase("3", context -> KEPT);

    assertThat(run.end()).isEqualTo(2);
  }

  @Test
  void whatCannotBeErasedEndsTheRunAndItIsNotDone() {
    var begun = new AtomicInteger();
    run.erase(
        "1",
        context -> {
          throw new IllegalArgumentException("The store is away");
        });

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000_000; i++) {
                run.erase(
                    "x" + i,
                    context -> {
                      begun.incrementAndGet();
                      return DONE;
                    });
              }
            })
        .hasMessageContaining("The store is away");
    assertThat(begun.get()).isLessThan(1_000_000);
    assertThatThrownBy(run::end).hasMessageContaining("could not be erased");
  }
}
