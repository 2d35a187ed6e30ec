package se.lotsen.kit.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a command ended. */
public sealed interface Outcome {
  /**
   * It was done, now or when the same command came first; {@code repeated} tells which.
   *
   * @param version of the aggregate right after the command
   * @param sequence of the last event of the command; 0 where there was none
   * @param status of the aggregate right after the command
   * @param events CloudEvents types of what happened, in order
   */
  record Done(
      String id,
      long version,
      long sequence,
      String status,
      Instant recordedAt,
      List<String> events,
      boolean repeated)
      implements Outcome {
    /** Both as one; the later one says how it is now. */
    Done followedBy(Done next) {
      var all = new ArrayList<>(events);
      all.addAll(next.events());
      return new Done(
          id, next.version(), next.sequence(), next.status(), next.recordedAt(), all, repeated);
    }
  }

  record Refused(Refusal why) implements Outcome {}
}
