package se.lotsen.kit.ops;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whether commands can be stored: a write and no mere greeting, which a full disk would answer too.
 */
final class StoreHealthIndicator extends AbstractHealthIndicator {
  private static final String COLLECTION = "kit.health";

  private final MongoTemplate mongo;

  StoreHealthIndicator(MongoTemplate mongo) {
    super("The store takes no write");
    this.mongo = mongo;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    mongo.execute(
        COLLECTION,
        all ->
            all.updateOne(
                eq("_id", "probe"), Updates.inc("count", 1L), new UpdateOptions().upsert(true)));
    health.up();
  }
}
