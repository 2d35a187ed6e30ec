package se.lotsen.projection.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the stream counts about itself. */
public final class ProjectionMeters {
  final Counter counted;
  final Counter seen;
  final Counter gaps;
  final Counter unknown;
  final Counter unreadable;

  /** Events that a fault of ours kept from being counted. */
  final Counter broken;

  public ProjectionMeters(MeterRegistry meters) {
    counted = meters.counter("lotsen.projection.events", "became", "counted");
    seen = meters.counter("lotsen.projection.events", "became", "dropped");
    gaps = meters.counter("lotsen.projection.events", "became", "gap");
    unknown = meters.counter("lotsen.projection.events", "became", "unknown");
    unreadable = meters.counter("lotsen.projection.events", "became", "dead-letter");
    broken = meters.counter("lotsen.projection.events", "became", "broken");
  }
}
