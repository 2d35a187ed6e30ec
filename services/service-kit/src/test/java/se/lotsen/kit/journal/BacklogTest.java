package se.lotsen.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
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
  void filesLeaveRoomForPeople() {
    var roomy = new Backlog(4, meters);
    roomy.add(1);
    assertThatCode(roomy::admitFile).doesNotThrowAnyException();

    roomy.add(1);
    assertThatThrownBy(roomy::admitFile).isInstanceOf(BacklogFull.class);
    assertThatCode(roomy::admit).doesNotThrowAnyException();
  }

  @Test
  void itStandsStillFromWhenSomethingWaitsUntilSomethingGoes() {
    var now = new AtomicLong();
    var watched = new Backlog(3, meters, now::get);
    now.set(Duration.ofHours(1).toNanos());
    assertThat(watched.standsStill()).isZero();

    watched.add(1);
    now.addAndGet(Duration.ofSeconds(7).toNanos());
    watched.add(1);
    watched.set(2);
    assertThat(watched.standsStill()).isEqualTo(Duration.ofSeconds(7));

    watched.remove(1);
    assertThat(watched.standsStill()).isZero();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(watched.standsStill()).isEqualTo(Duration.ofSeconds(2));
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
