package se.lotsen.kit.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void whatDoesNotAnswerIsToldInsteadOfWaitedFor() {
    var never = new CountDownLatch(1);
    var bounded =
        new Bounded<>(
            "hangs",
            SHORT,
            Duration.ZERO,
            () -> {
              asked.incrementAndGet();
              never.await();
              return "late";
            });

    assertThatThrownBy(bounded::ask).hasMessageStartingWith("no answer for");
    assertThatThrownBy(bounded::ask).hasMessageStartingWith("no answer for");
    assertThat(asked).as("one question is on its way at a time").hasValue(1);
    never.countDown();
  }

  @Test
  void anAnswerServesAllWhoAskShortlyAfter() {
    var bounded = new Bounded<>("counts", LONG, LONG, asked::incrementAndGet);

    assertThat(bounded.ask()).isEqualTo(1);
    assertThat(bounded.ask()).isEqualTo(1);
  }

  @Test
  void anOldAnswerServesNobody() {
    var bounded = new Bounded<>("counts", LONG, Duration.ZERO, asked::incrementAndGet);

    assertThat(bounded.ask()).isEqualTo(1);
    assertThat(bounded.ask()).isEqualTo(2);
  }

  @Test
  void aFailureIsToldWithItsCause() {
    var cause = new IllegalArgumentException("disk full");
    var bounded =
        new Bounded<>(
            "fails",
            LONG,
            LONG,
            () -> {
              throw cause;
            });

    assertThatThrownBy(bounded::ask).hasMessageContaining("disk full").hasCause(cause);
  }
}
