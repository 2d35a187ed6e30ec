package se.lotsen.kit.messaging;

import java.time.Instant;
import se.lotsen.model.event.Event;

/**
 * An event as it came from Kafka.
 *
 * @param id the CloudEvents id: aggregate and sequence
 * @param sequence 1, 2, 3, … within the aggregate
 * @param recordedAt when Lotsen learned of it
 */
public record Received<E extends Event>(
    E event, String id, long sequence, Instant recordedAt, String correlationId) {
  /** The aggregate it happened to. */
  public String subject() {
    return event.subject();
  }
}
