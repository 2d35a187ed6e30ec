package se.lotsen.kit.messaging;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.UnreadableRecord;

/**
 * The events of one poll, in their order. What cannot be read has gone to the dead letters, what is
 * unknown was skipped.
 */
public final class EventBatch<E extends Event> {
  private final String group;
  private final DeadLetters deadLetters;
  private final List<Item<E>> items = new ArrayList<>();

  private EventBatch(String group, DeadLetters deadLetters) {
    this.group = group;
    this.deadLetters = deadLetters;
  }

  /** An event and the record that it came in. */
  public record Item<E extends Event>(
      ConsumerRecord<String, byte[]> record, Received<E> received) {}

  static <E extends Event> EventBatch<E> read(
      String group,
      List<ConsumerRecord<String, byte[]>> records,
      Class<E> family,
      DeadLetters deadLetters,
      Runnable unknown) {
    var batch = new EventBatch<E>(group, deadLetters);
    for (var record : records) {
      if (EventReader.isOfUnknownType(record.headers())) {
        unknown.run();
        continue;
      }
      try {
        batch.items.add(
            new Item<>(record, EventReader.read(record.headers(), record.value(), family)));
      } catch (UnreadableRecord e) {
        deadLetters.putAside(group, record, e);
      }
    }
    return batch;
  }

  public List<Item<E>> items() {
    return items;
  }

  /**
   * Handles one event of it. What fails for good goes to the dead letters and the others go on;
   * what waiting mends is thrown, and the whole batch comes again.
   */
  public void handle(Item<E> item, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      switch (FailureKind.of(e)) {
        case TRANSIENT, BUSY -> throw e;
        case REFUSED, BROKEN -> deadLetters.putAside(group, item.record(), e);
      }
    }
  }
}
