package se.lotsen.feeds.reading;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import se.lotsen.feeds.cache.Position;
import se.lotsen.feeds.cache.ValueCache;
import se.lotsen.feeds.cache.ValueRecord;
import se.lotsen.kit.messaging.EventReader;
import se.lotsen.kit.messaging.ReplicaStore.Effect;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.Topics;
import se.lotsen.model.event.UnreadableRecord;

/**
 * Puts records of both topics on the board. What cannot be read is counted and goes to the dead
 * letters, unless an earlier start has put it there; an event of a type not known here is skipped
 * and counted.
 */
final class ValueCacheListener implements MessageListener<String, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(ValueCacheListener.class);

  private final ValueCache board;
  private final ProjectPartitioner lanes;
  private final DeadLetterIndex putAside;
  private final Counter unreadable;
  private final Counter unknown;
  private final Counter gaps;

  ValueCacheListener(
      ValueCache board, ProjectPartitioner lanes, DeadLetterIndex putAside, MeterRegistry meters) {
    this.board = board;
    this.lanes = lanes;
    this.putAside = putAside;
    this.unreadable = meters.counter("lotsen.feeds.unreadable");
    this.unknown = meters.counter("lotsen.listener.unknown", "topic", Topics.PROJECTS_NAME);
    this.gaps = meters.counter("lotsen.listener.gaps", "copies", "feeds.projects");
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.topic().equals(Topics.VALUES_NAME)) {
        value(record);
      } else {
        project(record);
      }
    } catch (UnreadableRecord e) {
      unreadable.increment();
      if (!putAside.holds(record)) {
        log.warn(
            "Put aside: {}-{}@{}: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
        throw e;
      }
    }
  }

  private void value(ConsumerRecord<String, byte[]> record) {
    var value =
        ValueRecord.read(
            record.key(), record.value(), new Position(record.partition(), record.offset()));
    lanes.check(value);
    board.apply(value);
  }

  private void project(ConsumerRecord<String, byte[]> record) {
    if (EventReader.isOfUnknownType(record.headers())) {
      unknown.increment();
      return;
    }
    var received = EventReader.read(record.headers(), record.value(), ProjectEvent.class);
    var effect = board.apply(received, lanes.of(received.event().project()));
    if (effect == Effect.GAP) {
      gaps.increment();
      log.warn("Gap: {} came too early; publish that project again to mend it", received.id());
    }
  }
}
