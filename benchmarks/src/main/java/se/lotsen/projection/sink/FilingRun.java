package se.lotsen.projection.sink;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.LedgerEntry;

/** Files entries as the sink does, in batches. */
public final class FilingRun {
  private static final int BATCH = 500;

  private final Sinks sinks;
  private final List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
  private long offset;

  public FilingRun(MongoTemplate mongo, Filings filings) {
    Collections.declare(mongo);
    sinks = new Sinks(mongo, filings);
  }

  /** One that files nothing for courses: as it was without them. */
  public static FilingRun bare(MongoTemplate mongo) {
    var run = new FilingRun(mongo, Filings.NONE);
    mongo
        .getCollection(Collections.LEDGER)
        .dropIndex(new Document(Filed.PROJECT, 1).append(Filed.KIND, 1).append(Filed.POSITION, 1));
    return run;
  }

  public void file(LedgerEntry entry) {
    batch.add(
        new ConsumerRecord<>(
            Topics.LEDGER_NAME, 0, offset++, entry.project().value(), EventJson.write(entry)));
    if (batch.size() == BATCH) {
      end();
    }
  }

  public void end() {
    if (!batch.isEmpty()) {
      sinks.ledger(List.copyOf(batch));
      batch.clear();
    }
  }

  /** Somewhere in the ledger: the least that can be asked of the store. */
  public static Document one(MongoTemplate mongo, String id) {
    var found = mongo.getCollection(Collections.LEDGER).find(new Document("_id", id)).first();
    if (found == null) {
      throw new IllegalStateException("There is no entry " + id);
    }
    return found;
  }
}
