package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What personal data was erased from is still on the store's disk until the store gives the space
 * back. Which collections that concerns is written down in the same breath, and the store is told
 * to compact them; so a crash in between leaves none behind.
 */
public final class ErasedSpace {
  private static final Logger log = LoggerFactory.getLogger(ErasedSpace.class);
  private static final String COLLECTION = "kit.erased_space";
  private static final String TIMES = "times";
  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);

  /** What the store says while it is at it. */
  private static final int IN_PROGRESS = 117;

  /** What it says where an application may not, or cannot, have it do so. */
  private static final Set<Integer> NEVER = Set.of(13, 59, 115);

  private final MongoTemplate mongo;
  private final TurnsToGiveBack turns = new TurnsToGiveBack(System::nanoTime);

  public ErasedSpace(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Says that something was erased from a collection. */
  public void erasedFrom(String collection) {
    mongo.execute(
        COLLECTION,
        all ->
            all.updateOne(
                eq("_id", collection), Updates.inc(TIMES, 1L), new UpdateOptions().upsert(true)));
  }

  /**
   * As {@link #giveBack}, for whoever asks again and again: where much is being erased, most of it
   * waits until that is done, half a minute at most.
   */
  public void giveBackInTurn() {
    giveBack(
        waiting().stream()
            .filter(each -> turns.isTurnOf(each.getString("_id"), each.getLong(TIMES)))
            .toList());
  }

  /**
   * Has the store give back what was erased from; what is erased meanwhile waits for the next time.
   * It may take minutes.
   *
   * @throws DataAccessException when the store does not answer, or not as it should: tried again
   */
  public void giveBack() {
    giveBack(waiting());
  }

  private void giveBack(List<Document> all) {
    for (var waiting : all) {
      var collection = waiting.getString("_id");
      while (!isCompact(collection)) {
        try {
          Thread.sleep(ASK_AGAIN_AFTER);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
      turns.hasGivenBack(collection);
      mongo.execute(
          COLLECTION,
          known -> known.deleteOne(and(eq("_id", collection), eq(TIMES, waiting.getLong(TIMES)))));
    }
  }

  /** False while the store is at it. */
  private boolean isCompact(String collection) {
    try {
      mongo.executeCommand(new Document("compact", collection).append("force", true));
      log.info("The space of what was erased from {} has been given back", collection);
      return true;
    } catch (DataAccessException e) {
      if (!(e.getCause() instanceof MongoCommandException refused)) {
        throw e;
      }
      if (refused.getErrorCode() == IN_PROGRESS) {
        return false;
      }
      if (NEVER.contains(refused.getErrorCode())) {
        // The runbook says how an operator does.
        log.warn("{} cannot be compacted from here: {}", collection, refused.getErrorMessage());
        return true;
      }
      throw e;
    }
  }

  private List<Document> waiting() {
    var found = mongo.execute(COLLECTION, all -> all.find().into(new ArrayList<Document>()));
    return found == null ? List.of() : found;
  }
}
