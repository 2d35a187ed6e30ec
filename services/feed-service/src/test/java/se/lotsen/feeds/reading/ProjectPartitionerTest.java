package se.lotsen.feeds.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import se.lotsen.feeds.cache.Position;
import se.lotsen.feeds.cache.Records;
import se.lotsen.feeds.cache.ValueRecord;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.UnreadableRecord;

class ProjectPartitionerTest {
  private final ProjectPartitioner lanes = new ProjectPartitioner(4);

  @Test
  void aProjectLiesWhereAProducerPutsItsKey() {
    for (var code : List.of("4K", "DUR", "ATTRAHERA-FLERA", "DEMO")) {
      assertThat(lanes.of(new ProjectId(code)))
          .isEqualTo(BuiltInPartitioner.partitionForKey(code.getBytes(StandardCharsets.UTF_8), 4));
    }
  }

  @Test
  void whatLiesElsewhereIsUnreadable() {
    int lane = lanes.of(Records.PROJECT);

    assertThatCode(() -> lanes.check(at(lane))).doesNotThrowAnyException();
    assertThatThrownBy(() -> lanes.check(at((lane + 1) % 4)))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("lies in partition " + lane);
  }

  private static ValueRecord at(int partition) {
    return new ValueRecord(
        Records.PROJECT,
        Records.cell("new-jobs", 1, Municipality.VANNAS, "2008-04"),
        null,
        new Position(partition, 0));
  }
}
