package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerFaultsTest {
  @AfterEach
  void giveBackKafkasExit() {
    Exit.resetExitProcedure();
    Exit.resetHaltProcedure();
  }

  @Test
  void the_first_fault_is_told_and_what_follows_from_it_is_not() {
    // given
    List<String> told = new ArrayList<>();
    EmbeddedKafka.onFatalFault(told::add);
    BrokerFaults.install();

    // when
    Exit.halt(1, "the disk is full");
    Exit.exit(1);

    // then
    assertThat(told)
        .containsExactly(
            "the embedded Kafka broker met a fatal fault and no longer works (status 1):"
                + " the disk is full");
  }
}
