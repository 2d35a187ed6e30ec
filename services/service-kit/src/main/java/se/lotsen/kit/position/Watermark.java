package se.lotsen.kit.position;

import java.time.Instant;
import java.util.List;

/**
 * What was acknowledged before a moment is on its topic, below these offsets.
 *
 * @param topic of the events
 * @param at by the publisher's clock
 * @param offsets one for each partition, in their order
 */
public record Watermark(String topic, Instant at, List<Long> offsets) {
  /** The topic that says so, in one partition: the newest for each topic of events is enough. */
  public static final String TOPIC = "lotsen.watermarks.v1";
}
