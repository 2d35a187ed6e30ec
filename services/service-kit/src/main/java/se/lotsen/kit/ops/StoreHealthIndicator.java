package se.lotsen.kit.ops;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whether the store takes a write and gives it back: no mere greeting, which a full disk would
 * answer too. However often health is asked for, it is one write every few seconds; a store that
 * does not answer is told as one.
 */
final class StoreHealthIndicator implements HealthIndicator {
  private static final String COLLECTION = "kit.health";
  private static final String PROBE = "probe";
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final MongoTemplate mongo;
  private final Bounded<Boolean> question =
      new Bounded<>("store-health", PATIENCE, FRESH, this::takesAndGives);

  StoreHealthIndicator(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @Override
  public Health health() {
    try {
      return question.ask()
          ? Health.up().build()
          : Health.down().withDetail("reason", "what was written is not there").build();
    } catch (IllegalStateException e) {
      var cause = e.getCause() == null ? e : NestedExceptionUtils.getMostSpecificCause(e);
      var failed = e.getMessage() != null && e.getMessage().startsWith("no answer");
      return Health.down()
          .withDetail("reason", failed ? String.valueOf(e.getMessage()) : cause.toString())
          .build();
    }
  }

  private Boolean takesAndGives() {
    return Boolean.TRUE.equals(
        mongo.execute(
            COLLECTION,
            all -> {
              all.updateOne(
                  eq("_id", PROBE), Updates.inc("count", 1L), new UpdateOptions().upsert(true));
              Document found = all.find(eq("_id", PROBE)).first();
              return found != null;
            }));
  }
}
