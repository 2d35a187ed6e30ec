package se.lotsen.kit.journal;

/** Too many events wait for Kafka: try again later (503 with Retry-After); nothing was changed. */
public final class BacklogFull extends RuntimeException {
  BacklogFull(long waiting) {
    super(waiting + " events wait to be published");
  }
}
