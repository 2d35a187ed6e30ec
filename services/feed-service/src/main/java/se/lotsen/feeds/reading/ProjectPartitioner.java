package se.lotsen.feeds.reading;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import se.lotsen.feeds.cache.ValueRecord;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.UnreadableRecord;

/**
 * In which partition of the values topic a project lies: the one that Kafka gives to its id as a
 * key. What lies elsewhere cannot be put in order with the rest and is refused.
 */
record ProjectPartitioner(int partitions) {
  int of(ProjectId project) {
    var key = project.value().getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  void check(ValueRecord value) {
    int lane = of(value.project());
    if (value.position().partition() != lane) {
      throw new UnreadableRecord(
          "A value at %s, but what belongs to project %s lies in partition %d of %d"
              .formatted(value.position(), value.project(), lane, partitions),
          null);
    }
  }
}
