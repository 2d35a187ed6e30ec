package se.lotsen.kit.ops;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import se.lotsen.kit.journal.Journals;

/**
 * Publishes journals again from their first entry, to mend a gap in a consumer or to fill an empty
 * Kafka: {@code POST /actuator/republish} with {@code aggregate} (such as {@code case}; all if left
 * out) and {@code id} (all if left out).
 */
@Endpoint(id = "republish")
final class RepublishEndpoint {
  private final Journals journals;

  RepublishEndpoint(Journals journals) {
    this.journals = journals;
  }

  /** Answers how many aggregates of each type will be published again. */
  @WriteOperation
  Map<String, Long> republish(@Nullable String aggregate, @Nullable String id) {
    var counts = new TreeMap<String, Long>();
    for (var outbox : journals.outboxes()) {
      if (aggregate == null || outbox.name().equals(aggregate)) {
        counts.put(
            outbox.name(),
            id == null
                ? journals.republishing().requestAll(outbox)
                : journals.republishing().request(outbox, id) ? 1L : 0L);
      }
    }
    return counts;
  }
}
