package se.lotsen.kit.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.lotsen.model.event.Event;

/** Reads the records of a poll as events. */
public final class EventBatches {
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;

  EventBatches(DeadLetters deadLetters, MeterRegistry meters) {
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  /**
   * @param group whose dead letters take what cannot be handled
   */
  public <E extends Event> EventBatch<E> read(
      String group, List<ConsumerRecord<String, byte[]>> records, Class<E> family) {
    return EventBatch.read(
        group,
        records,
        family,
        deadLetters,
        () ->
            meters
                .counter("lotsen.listener.unknown", "topic", records.getFirst().topic())
                .increment());
  }
}
