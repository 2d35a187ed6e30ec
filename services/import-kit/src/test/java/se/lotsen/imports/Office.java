package se.lotsen.imports;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.position.ReadBarrier;

/** A store with imports in it, instances that work them off, and a clock that is put on. */
final class Office implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final EmbeddedMongo embedded;
  private final MongoClient client;
  private final MongoTemplate mongo;
  private final Put clock = new Put();
  private final List<ImportWorker> workers = new ArrayList<>();
  private final Path folder;
  private final Uploads uploads;
  private final Rejections rejections;

  Office(Path folder) {
    this(folder, EmbeddedMongo.inMemory());
  }

  Office(Path folder, EmbeddedMongo embedded) {
    this.folder = folder;
    this.embedded = embedded;
    this.client = MongoClients.create(embedded.connectionString("imports"));
    this.mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "imports"));
    this.uploads = new Uploads(mongo, "test", IdSource.TIME_ORDERED, new ErasedSpace(mongo));
    this.rejections = new Rejections(mongo, "test", new ErasedSpace(mongo));
  }

  /** A clock that stands until it is put on. */
  private static final class Put extends Clock {
    private volatile Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  MongoTemplate mongo() {
    return mongo;
  }

  Clock clock() {
    return clock;
  }

  void putOn(Duration time) {
    clock.now = clock.now.plus(time);
  }

  Jobs jobs(String instance) {
    return new Jobs(mongo, "test", instance, IdSource.TIME_ORDERED);
  }

  Uploads uploads() {
    return uploads;
  }

  Rejections rejections() {
    return rejections;
  }

  /** A file of things that waits to be worked off. */
  ImportJob sent(String id, byte[] file) {
    try {
      var sent =
          new ImportJob.Sent(
              "things",
              "test",
              "things.csv",
              uploads.keep(new ByteArrayInputStream(file), clock.instant()),
              "anna",
              false,
              "print");
      return jobs("any").add(ImportJob.waiting(id, sent, clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportJob sent(String id, String file) {
    return sent(id, file.getBytes(StandardCharsets.UTF_8));
  }

  ImportJob job(String id) {
    return jobs("any").find(id).orElseThrow();
  }

  /** Has an instance work imports off until the office is closed. */
  ImportWorker open(String instance, Importer importer, ReadBarrier... barriers) {
    return open(instance, importer, () -> {}, barriers);
  }

  ImportWorker open(
      String instance, Importer importer, Runnable admission, ReadBarrier... barriers) {
    var worker =
        new ImportWorker(
            jobs(instance),
            uploads,
            rejections,
            List.of(importer),
            List.of(barriers),
            admission,
            clock,
            LOOK_EVERY,
            folder);
    workers.add(worker);
    worker.start();
    return worker;
  }

  @Override
  public void close() {
    workers.forEach(ImportWorker::stop);
    client.close();
    embedded.close();
  }
}
