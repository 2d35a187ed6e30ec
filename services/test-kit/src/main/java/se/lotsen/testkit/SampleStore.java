package se.lotsen.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.journal.RelayBell;
import se.lotsen.kit.relay.RelaySweep;
import se.lotsen.model.event.ClientEvent;

/** A journaled store with all that belongs to it, as one process has it. */
final class SampleStore implements AutoCloseable {
  static final long ENOUGH = 20_000;

  final RelayBell bell = new RelayBell();
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
    this.journals = new Journals(mongo, bell, backlog, Clock.systemUTC(), failPoints);
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

  RelaySweep sweep() {
    return new RelaySweep(journals, bell, backlog);
  }

  @Override
  public void close() {
    client.close();
  }
}
