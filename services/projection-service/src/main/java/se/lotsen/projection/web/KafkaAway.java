package se.lotsen.projection.web;

import org.jspecify.annotations.Nullable;

/** Kafka does not answer; nothing is lost, and the same question may be asked later. */
final class KafkaAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaAway(@Nullable Throwable cause) {
    super("Kafka did not answer in time", cause);
  }
}
