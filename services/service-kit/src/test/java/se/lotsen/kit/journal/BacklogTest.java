package se.lotsen.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Backlog backlog = new Backlog(3, meters);

  @Test
  void oneBelowTheLimitIsLetInAndTheLimitIsNot() {
    backlog.add(2);
    assertThatCode(backlog::admit).doesNotThrowAnyException();
    assertThat(backlog.full()).isFalse();

    backlog.add(1);
    assertThatThrownBy(backlog::admit).isInstanceOf(BacklogFull.class).hasMessageContaining("3");
    assertThat(backlog.full()).isTrue();
  }

  @Test
  void itNeverGoesBelowZeroAndIsSetRight() {
    backlog.add(1);
    backlog.remove(5);
    assertThat(backlog.waiting()).isZero();

    backlog.set(2);
    assertThat(backlog.waiting()).isEqualTo(2);
    assertThat(meters.get("lotsen.relay.backlog").gauge().value()).isEqualTo(2);
  }
}
