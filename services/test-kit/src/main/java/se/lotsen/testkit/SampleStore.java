package se.lotsen.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.Index;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.journal.RelayQueue;
import se.lotsen.kit.journal.VisibleAggregates;
import se.lotsen.kit.relay.RelaySweep;
import se.lotsen.model.event.ClientEvent;

/** A journaled store with all that belongs to it, as one process has it. */
final class SampleStore implements AutoCloseable {
  static final long ENOUGH = 20_000;

  final RelayQueue relayQueue = new RelayQueue();
  final Backlog backlog;
  final Journals journals;
  final JournaledStore<Sample, ClientEvent> samples;
  final MongoTemplate mongo;
  private final MongoClient client;

  private SampleStore(
      MongoClient client, MongoTemplate mongo, long mostUnpublished, FailPoints failPoints) {
    this.client = client;
    this.mongo = mongo;
    this.backlog = new Backlog(mostUnpublished, new SimpleMeterRegistry());
    this.journals = new Journals(mongo, relayQueue, backlog, Clock.systemUTC(), failPoints);
    // A rule of the database's own, beside those of the decider.
    mongo
        .indexOps(Samples.TYPE.collection())
        .createIndex(new Index().on("state.label", Sort.Direction.ASC).unique().sparse());
    this.samples = journals.open(Samples.TYPE);
  }

  static SampleStore open(String database) {
    return open(database, ENOUGH, FailPoints.NONE);
  }

  static SampleStore open(String database, long mostUnpublished, FailPoints failPoints) {
    return open(database, mostUnpublished, failPoints, MongoTemplate::new);
  }

  /** How the store reaches the database; a test may put something unreliable in between. */
  @FunctionalInterface
  interface Access {
    MongoTemplate to(MongoDatabaseFactory database);
  }

  static SampleStore open(
      String database, long mostUnpublished, FailPoints failPoints, Access access) {
    var address = new ConnectionString(database);
    var client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(address)
                .readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    var name = String.valueOf(address.getDatabase());
    var mongo = access.to(new SimpleMongoClientDatabaseFactory(client, name));
    return new SampleStore(client, mongo, mostUnpublished, failPoints);
  }

  Outbox outbox() {
    return journals.outboxes().getFirst();
  }

  /** All there is of them, as this process sees it. */
  VisibleAggregates<Sample, ClientEvent> all() {
    return samples.within(Grant.ofService());
  }

  /** The whole trail of one. */
  List<JournalEntry> journal(String id) {
    return all().journal(id, 0, 50_000);
  }

  /** As it lies in the database. */
  Document document(String id) {
    return Objects.requireNonNull(
        mongo.getCollection(Samples.TYPE.collection()).find(new Document("_id", id)).first());
  }

  /** Has all that waits taken for published, as a relay does that has sent it. */
  void settleAll() {
    var waiting = outbox().unpublished(outbox().pending(100));
    while (!waiting.isEmpty()) {
      outbox().settle(waiting);
      waiting = outbox().unpublished(outbox().pending(100));
    }
  }

  boolean republish(String id) {
    return journals.republishing().request(outbox(), id);
  }

  long republishAll() {
    return journals.republishing().requestAll(outbox());
  }

  RelaySweep sweep() {
    return new RelaySweep(journals, relayQueue, backlog);
  }

  @Override
  public void close() {
    client.close();
  }
}
