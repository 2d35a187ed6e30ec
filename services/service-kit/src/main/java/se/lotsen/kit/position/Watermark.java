package se.lotsen.kit.position;

import java.time.Instant;
import java.util.List;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topics;

/**
 * What was acknowledged before a moment is on its topic, below these offsets.
 *
 * @param topic of the events
 * @param at by the publisher's clock
 * @param offsets one for each partition, in their order
 */
public record Watermark(String topic, Instant at, List<Long> offsets) {
  /**
   * Where it is said of a topic of events how far that is complete: {@code
   * lotsen.cases.watermarks.v1} for {@code lotsen.cases.events.v1}. Each has the one writer that
   * its events have; in one partition, because the newest is enough.
   */
  public static String topicOf(String events) {
    return events.replace(".events.", ".watermarks.");
  }

  /** The topics that say so, one for each topic of events. */
  public static List<String> topics() {
    return Topics.ALL.stream()
        .filter(topic -> Event.class.isAssignableFrom(topic.payload()))
        .map(topic -> topicOf(topic.name()))
        .toList();
  }
}
