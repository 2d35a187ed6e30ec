package se.lotsen.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Space is given back at once, and not over and over while much is being erased. */
class TurnsToGiveBackTest {
  private final AtomicLong now = new AtomicLong(7);
  private final TurnsToGiveBack turns = new TurnsToGiveBack(now::get);

  private boolean isGivenBack(long times) {
    boolean turn = turns.isTurnOf("contacts", times);
    if (turn) {
      turns.hasGivenBack("contacts");
    }
    return turn;
  }

  @Test
  void theFirstIsGivenBackAtOnceAndTheRestWhenItIsQuiet() {
    assertThat(isGivenBack(1)).isTrue();
    assertThat(isGivenBack(5)).isFalse();
    assertThat(isGivenBack(9)).isFalse();
    assertThat(isGivenBack(9)).as("nothing more since").isTrue();
  }

  @Test
  void whatNeverGetsQuietIsGivenBackAllTheSame() {
    assertThat(isGivenBack(1)).isTrue();
    now.addAndGet(TurnsToGiveBack.LONGEST.toNanos() - 1);
    assertThat(isGivenBack(2)).isFalse();
    now.addAndGet(1);
    assertThat(isGivenBack(3)).isTrue();
    assertThat(isGivenBack(4)).isFalse();
  }

  @Test
  void eachCollectionHasItsOwn() {
    assertThat(isGivenBack(1)).isTrue();
    assertThat(turns.isTurnOf("cases", 1)).isTrue();
  }
}
