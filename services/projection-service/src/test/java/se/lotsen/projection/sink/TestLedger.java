package se.lotsen.projection.sink;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;

/** A ledger in an embedded store, written by the sinks; it remembers what it was asked. */
public final class TestLedger implements AutoCloseable {
  private final @Nullable EmbeddedMongo store;
  private final MongoClient client;
  private final MongoTemplate mongo;
  private final Sinks sinks;
  private final List<BsonDocument> finds = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private long offset;

  private TestLedger(
      @Nullable EmbeddedMongo store, String connectionString, Function<MongoTemplate, Filings> to) {
    this.store = store;
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(connectionString))
                .addCommandListener(new Listening())
                .build());
    mongo = new MongoTemplate(client, "ledger");
    Collections.declare(mongo);
    sinks = new Sinks(mongo, to.apply(mongo));
  }

  public static TestLedger embedded() {
    return embedded(mongo -> Filings.NONE);
  }

  /** One whose sinks tell somebody what they file. */
  public static TestLedger embedded(Function<MongoTemplate, Filings> to) {
    var store = EmbeddedMongo.inMemory();
    return new TestLedger(
        store, store.connectionString("ledger") + "?serverSelectionTimeoutMS=1000", to);
  }

  /** In a store that somebody else starts and stops. */
  public static TestLedger in(String connectionString) {
    return new TestLedger(null, connectionString, mongo -> Filings.NONE);
  }

  /** Entries in the order in which they are filed. */
  public static List<Filed> sorted(List<LedgerEntry> entries) {
    return entries.stream()
        .map(entry -> Filed.of(entry, null, null, false, 0))
        .sorted(Comparator.comparing(Filed::order))
        .toList();
  }

  /** All of one client or participant together, each one's in order; those of nobody left out. */
  public static Iterator<Filed> together(
      List<LedgerEntry> entries, Function<LedgerEntry, @Nullable String> whose) {
    return sorted(entries).stream()
        .filter(filed -> whose.apply(filed.entry()) != null)
        .sorted(Comparator.comparing(filed -> whose.apply(filed.entry())))
        .iterator();
  }

  public MongoTemplate mongo() {
    return mongo;
  }

  public void file(LedgerEntry... entries) {
    file(List.of(entries));
  }

  public void file(List<LedgerEntry> entries) {
    for (int from = 0; from < entries.size(); from += 500) {
      sinks.ledger(
          entries.subList(from, Math.min(from + 500, entries.size())).stream()
              .map(entry -> record(Topics.LEDGER_NAME, entry.project().value(), entry))
              .toList());
    }
  }

  /** Files an entry that was caused by an event of this type. */
  public void fileBecause(String type, LedgerEntry entry) {
    fileBecause(type, entry, false);
  }

  /** As if the event had also taken something back, or put something in its place. */
  public void fileBecause(String type, LedgerEntry entry, boolean changes) {
    var record = record(Topics.LEDGER_NAME, entry.project().value(), entry);
    record.headers().add(Sinks.CAUSE_HEADER, type.getBytes(StandardCharsets.UTF_8));
    if (changes) {
      record.headers().add(Sinks.CHANGES_HEADER, new byte[] {'1'});
    }
    sinks.ledger(List.of(record));
  }

  public void keep(List<IndicatorValue> values) {
    sinks.values(
        values.stream().map(value -> record(Topics.VALUES_NAME, value.cell(), value)).toList());
  }

  private ConsumerRecord<String, byte[]> record(String topic, String key, Object value) {
    return new ConsumerRecord<>(topic, 0, offset++, key, EventJson.write(value));
  }

  /** As if the topic had been lost, and its first record were the next. */
  public void beginTopicAnew() {
    offset = 0;
  }

  /** As when everything is counted anew. */
  public void forgetAll() {
    Collections.drop(mongo);
  }

  /** Forgets what was asked. */
  public void forget() {
    finds.clear();
    others.clear();
  }

  /** The finds since then. */
  public List<BsonDocument> finds() {
    return finds;
  }

  /** What else was asked, and cursors that were left open: both empty where all is well. */
  public List<String> others() {
    return others;
  }

  private final class Listening implements CommandListener {
    @Override
    public void commandStarted(CommandStartedEvent event) {
      switch (event.getCommandName()) {
        case "find" -> finds.add(event.getCommand().clone());
        case "insert", "update", "createIndexes", "endSessions", "isMaster", "hello" -> {}
        default -> others.add(event.getCommandName());
      }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
      if (event.getCommandName().equals("find")) {
        var cursor = event.getResponse().getDocument("cursor").getNumber("id").longValue();
        if (cursor != 0) {
          others.add("a cursor was left open");
        }
      }
    }
  }

  /** As if the machine it runs on were gone. */
  public void stopStore() {
    if (store != null) {
      store.close();
    }
  }

  @Override
  public void close() {
    client.close();
    stopStore();
  }
}
