package se.lotsen.projection.sink;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.CellPartitions;

/** Writes batches of records into the collections that questions are answered from. */
final class Sinks {
  /** The header in which the stream says where the event behind an entry lies. */
  static final String SOURCE_HEADER = "lotsen_source";

  /** The header in which the stream says of which type that event is. */
  static final String CAUSE_HEADER = "lotsen_cause";

  /** The header that is there where that event took something back and put another in its place. */
  static final String CHANGES_HEADER = "lotsen_changes";

  private static final int DUPLICATE_KEY = 11000;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoTemplate mongo;
  private final Filings filings;

  Sinks(MongoTemplate mongo, Filings filings) {
    this.mongo = mongo;
    this.filings = filings;
  }

  /**
   * Entries are new nearly always, so they are inserted; those that are there already are written
   * again, because after a loss of Kafka their events lie elsewhere. They keep the position at
   * which they were first filed.
   */
  void ledger(List<ConsumerRecord<String, byte[]>> records) {
    var entries = new ArrayList<Filed>(records.size());
    for (var record : records) {
      entries.add(
          Filed.of(
              EventJson.read(record.value(), LedgerEntry.class),
              text(record, SOURCE_HEADER),
              text(record, CAUSE_HEADER),
              record.headers().lastHeader(CHANGES_HEADER) != null,
              record.offset()));
    }
    if (entries.isEmpty()) {
      return;
    }
    mongo.execute(
        Collections.LEDGER,
        documents -> {
          var ledger = Filed.in(documents);
          filings.before(entries, () -> known(ledger, entries).keySet());
          try {
            ledger.insertMany(entries, new InsertManyOptions().ordered(false));
          } catch (MongoBulkWriteException e) {
            again(ledger, refused(e, entries));
          }
          return null;
        });
    tell(records, entries);
  }

  private void tell(List<ConsumerRecord<String, byte[]>> records, List<Filed> entries) {
    var ends = new HashMap<TopicPartition, Long>();
    var kinds = new HashMap<Filings.Kind, TopicPartition>();
    for (int i = 0; i < records.size(); i++) {
      var record = records.get(i);
      var partition = new TopicPartition(record.topic(), record.partition());
      ends.merge(partition, record.offset() + 1, Math::max);
      kinds.put(Filings.Kind.of(entries.get(i)), partition);
    }
    filings.filed(ends, kinds);
  }

  /** Writes again what is there already, at its old position unless it says something else now. */
  private void again(MongoCollection<Filed> ledger, List<Filed> entries) {
    var known = known(ledger, entries);
    var changed = new ArrayList<Filed>();
    var written = new ArrayList<Filed>(entries.size());
    for (var entry : entries) {
      var before = known.get(entry.entry().id());
      if (before == null || before.entry().equals(entry.entry())) {
        written.add(before == null ? entry : entry.at(before.position()));
      } else {
        changed.add(before.at(entry.position()));
        changed.add(entry);
        written.add(entry);
      }
    }
    if (!changed.isEmpty()) {
      filings.changing(changed);
    }
    replace(ledger, written);
  }

  private static Map<String, Filed> known(MongoCollection<Filed> ledger, List<Filed> entries) {
    var known = new HashMap<String, Filed>();
    ledger
        .find(in("_id", entries.stream().map(entry -> entry.entry().id()).toList()))
        .batchSize(entries.size())
        .forEach(entry -> known.put(entry.entry().id(), entry));
    return known;
  }

  private static @Nullable String text(ConsumerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value().length == 0
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** What could not be inserted; each only once, should a batch bring an entry twice. */
  private static List<Filed> refused(MongoBulkWriteException e, List<Filed> entries) {
    if (e.getWriteErrors().isEmpty()) {
      throw e;
    }
    var refused = new LinkedHashMap<String, Filed>();
    for (var error : e.getWriteErrors()) {
      var entry = entries.get(error.getIndex());
      refused.put(entry.entry().id(), entry);
    }
    return List.copyOf(refused.values());
  }

  private static void replace(MongoCollection<Filed> ledger, List<Filed> entries) {
    write(
        ledger,
        entries.stream()
            .map(entry -> new ReplaceOneModel<>(eq("_id", entry.entry().id()), entry, UPSERT))
            .toList());
  }

  /** The newest of each cell; a record older than what is there finds its place taken. */
  void values(List<ConsumerRecord<String, byte[]>> records) {
    var newest = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
    records.forEach(record -> newest.put(record.key(), record));
    var writes = new ArrayList<ReplaceOneModel<Document>>(newest.size());
    newest.forEach(
        (cell, record) ->
            writes.add(
                new ReplaceOneModel<>(
                    and(eq("_id", cell), lt("offset", record.offset())),
                    valueDocument(cell, record),
                    UPSERT)));
    if (!writes.isEmpty()) {
      mongo.execute(
          Collections.VALUES,
          values -> {
            write(values, writes);
            return null;
          });
    }
  }

  private static Document valueDocument(String cell, ConsumerRecord<String, byte[]> record) {
    var document =
        record.value() == null
            ? new Document("withdrawn", true).append("project", CellPartitions.projectOf(cell))
            : StateDocuments.write(EventJson.read(record.value(), IndicatorValue.class));
    return document.append("_id", cell).append("offset", record.offset());
  }

  /**
   * Writes all at once. A place that is taken says that the same or something newer was there
   * first. What is refused for another reason is written again by itself, so that the store says
   * why.
   */
  private static <T> void write(MongoCollection<T> collection, List<ReplaceOneModel<T>> writes) {
    try {
      collection.bulkWrite(writes, IN_ANY_ORDER);
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().isEmpty()) {
        throw e;
      }
      for (BulkWriteError error : e.getWriteErrors()) {
        if (error.getCode() != DUPLICATE_KEY) {
          var write = writes.get(error.getIndex());
          collection.replaceOne(write.getFilter(), write.getReplacement(), UPSERT);
        }
      }
    }
  }
}
