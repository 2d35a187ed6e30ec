package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Counts up in scopes: each number is given once. One that was given to something that was then not
 * written is not given again, so that there may be gaps.
 */
final class Numbers {
  private static final String LAST = "last";

  private final Documents documents;

  /** Two that count up the first time meet there once; nobody comes in between after that. */
  private final RetryTemplate untilThere =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(DuplicateKeyException.class)
              .maxRetries(3)
              .delay(Duration.ofMillis(5))
              .build());

  Numbers(MongoTemplate mongo, String collection) {
    this.documents = new Documents(mongo, collection);
  }

  /** The next one in a scope; the first is 1. */
  long next(String scope) {
    try {
      return untilThere.execute(() -> increment(scope));
    } catch (RetryException e) {
      throw new IllegalStateException("No number in " + scope, e);
    }
  }

  private long increment(String scope) {
    var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    return documents
        .run(all -> all.findOneAndUpdate(eq("_id", scope), inc(LAST, 1L), options))
        .getLong(LAST);
  }
}
