package se.lotsen.projection.sink;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.kit.messaging.EventReader;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.CellPartitions;

/** Writes batches of records into the collections that questions are answered from. */
final class Sinks {
  private static final int DUPLICATE_KEY = 11000;
  private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoTemplate mongo;

  Sinks(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** An entry never changes: writing it again is no change. */
  void ledger(List<ConsumerRecord<String, byte[]>> records) {
    var writes = new ArrayList<WriteModel<Document>>(records.size());
    for (var record : records) {
      var entry = EventJson.read(record.value(), LedgerEntry.class);
      writes.add(
          new ReplaceOneModel<>(
              eq("_id", entry.id()),
              StateDocuments.write(entry).append("_id", entry.id()),
              new ReplaceOptions().upsert(true)));
    }
    write(Collections.LEDGER, writes);
  }

  /** The newest of each cell; a record older than what is there finds its place taken. */
  void values(List<ConsumerRecord<String, byte[]>> records) {
    var newest = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
    records.forEach(record -> newest.put(record.key(), record));
    var writes = new ArrayList<WriteModel<Document>>(newest.size());
    newest.forEach(
        (cell, record) ->
            writes.add(
                new ReplaceOneModel<>(
                    and(eq("_id", cell), lt("offset", record.offset())),
                    valueDocument(cell, record),
                    new ReplaceOptions().upsert(true))));
    try {
      write(Collections.VALUES, writes);
    } catch (BulkOperationException e) {
      throwUnlessStale(e);
    }
  }

  private static Document valueDocument(String cell, ConsumerRecord<String, byte[]> record) {
    var document =
        record.value() == null
            ? new Document("withdrawn", true).append("project", CellPartitions.projectOf(cell))
            : StateDocuments.write(EventJson.read(record.value(), IndicatorValue.class));
    return document.append("_id", cell).append("offset", record.offset());
  }

  /** A place that is taken says that something newer was there first; anything else is trouble. */
  private static void throwUnlessStale(BulkOperationException e) {
    if (!e.getErrors().stream()
        .map(BulkWriteError::getCode)
        .allMatch(code -> code == DUPLICATE_KEY)) {
      throw e;
    }
  }

  /** Events as they came, to show what is behind an entry. */
  void events(List<ConsumerRecord<String, byte[]>> records) {
    var writes = new ArrayList<WriteModel<Document>>(records.size());
    for (var record : records) {
      if (!EventReader.isOfUnknownType(record.headers())) {
        var received = EventReader.read(record.headers(), record.value(), Event.class);
        writes.add(
            new UpdateOneModel<>(
                eq("_id", received.id()),
                Updates.combine(
                    Updates.set("type", EventTypes.nameOf(received.event().getClass())),
                    Updates.set("topic", record.topic()),
                    Updates.set("recordedAt", received.recordedAt().toString()),
                    Updates.set("correlationId", received.correlationId()),
                    Updates.set("data", new String(record.value(), StandardCharsets.UTF_8))),
                new UpdateOptions().upsert(true)));
      }
    }
    write(Collections.EVENTS, writes);
  }

  private void write(String collection, List<WriteModel<Document>> writes) {
    if (writes.isEmpty()) {
      return;
    }
    mongo.execute(
        collection,
        all -> {
          try {
            return all.bulkWrite(writes, IN_ANY_ORDER);
          } catch (MongoBulkWriteException e) {
            throw new BulkOperationException(
                "Not all of %d were written".formatted(writes.size()), e);
          }
        });
  }
}
