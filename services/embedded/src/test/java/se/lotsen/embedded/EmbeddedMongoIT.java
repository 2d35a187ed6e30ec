package se.lotsen.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedMongoIT {
  @TempDir Path folder;

  @Test
  void documents_and_unique_indexes_are_there_after_a_restart_on_another_port() {
    // given
    Path file = folder.resolve("data/store.mv");
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16);
        MongoClient client = client(mongo)) {
      cases(client).createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
      cases(client).insertOne(new Document("_id", "a").append("number", 1));
    }

    // when
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16);
        MongoClient client = client(mongo)) {
      cases(client).createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));

      // then
      assertThat(cases(client).find(eq("number", 1)).first()).containsEntry("_id", "a");
      assertThatThrownBy(
              () -> cases(client).insertOne(new Document("_id", "b").append("number", 1)))
          .isInstanceOfSatisfying(
              MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    }
  }

  @Test
  void what_was_erased_is_nowhere_in_the_file_after_a_compact() throws Exception {
    // given
    Path file = folder.resolve("store.mv");
    var words = "Sakarias Unik-Persson";
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16);
        MongoClient client = client(mongo)) {
      for (int number = 0; number < 20_000; number++) {
        cases(client)
            .insertOne(
                new Document("_id", "%05d".formatted(number))
                    .append("note", number % 500 == 7 ? words + number : "nothing " + number));
      }
      assertThat(occurrences(file, words)).isPositive();
      cases(client).updateMany(new Document(), set("seen", true));

      // when
      for (int number = 7; number < 20_000; number += 500) {
        cases(client).updateOne(eq("_id", "%05d".formatted(number)), set("note", "erased"));
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> isCompact(client));

      // then
      assertThat(occurrences(file, words)).isZero();
      assertThat(cases(client).countDocuments()).isEqualTo(20_000);
      assertThat(cases(client).countDocuments(eq("note", "erased"))).isEqualTo(40);
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16);
        MongoClient client = client(mongo)) {
      assertThat(cases(client).find(eq("_id", "19999")).first())
          .containsEntry("note", "nothing 19999");
    }
    assertThat(occurrences(file, words)).isZero();
  }

  private static boolean isCompact(MongoClient client) {
    try {
      client.getDatabase("lotsen").runCommand(new Document("compact", "cases"));
      return true;
    } catch (MongoCommandException e) {
      assertThat(e.getErrorCodeName()).isEqualTo("ConflictingOperationInProgress");
      return false;
    }
  }

  private static int occurrences(Path file, String words) throws Exception {
    var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int found = 0;
    for (int at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) {
      found++;
    }
    return found;
  }

  @Test
  void a_kill_loses_no_write_that_was_answered_and_tears_none_apart() throws Exception {
    // given
    Path file = folder.resolve("store.mv");
    List<String> answered;
    try (ChildJvm child = ChildJvm.start(MongoWriters.class, file.toString())) {
      answered = new ArrayList<>(child.hear(1_500));

      // when
      answered.addAll(child.kill());
    }

    // then
    assertThat(answered).hasSizeGreaterThanOrEqualTo(1_500);
    Map<String, Integer> lastVersion = new HashMap<>();
    for (String write : answered) {
      String[] parts = write.split("/");
      lastVersion.merge(parts[0], Integer.parseInt(parts[1]), Math::max);
    }
    assertThat(lastVersion).hasSize(MongoWriters.THREADS);
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16);
        MongoClient client = client(mongo)) {
      for (String write : answered) {
        assertThat(cases(client).find(eq("_id", write)).first()).as(write).isNotNull();
      }
      lastVersion.forEach(
          (writer, version) -> {
            Document found = cases(client).find(eq("_id", writer)).first();
            assertThat(found).isNotNull();
            assertThat(found.getInteger("version")).isGreaterThanOrEqualTo(version);
            assertThat(found.getList("journal", Document.class))
                .hasSize(found.getInteger("version"));
          });
      // Documents and their index entries went to the disk together.
      long all = cases(client).countDocuments();
      cases(client).find().forEach(found -> cases(client).deleteOne(eq("_id", found.get("_id"))));
      assertThat(all).isGreaterThanOrEqualTo(answered.size());
      assertThat(cases(client).countDocuments()).isZero();
    }
  }

  @Test
  void a_file_in_use_by_another_process_is_refused() throws Exception {
    Path file = folder.resolve("store.mv");
    try (ChildJvm child = ChildJvm.start(MongoWriters.class, file.toString())) {
      child.hear(1);

      assertThatThrownBy(() -> EmbeddedMongo.persistent(file, 0, 16))
          .isInstanceOf(DataInUseException.class)
          .hasMessageContaining("store.mv is in use by another running process");
    }
  }

  @Test
  void a_port_in_use_is_refused() {
    try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
      int port =
          new ConnectionString(mongo.connectionString("x"))
              .getHosts().stream()
                  .map(host -> Integer.parseInt(host.substring(host.indexOf(':') + 1)))
                  .findFirst()
                  .orElseThrow();

      assertThatThrownBy(() -> EmbeddedMongo.persistent(folder.resolve("store.mv"), port, 16))
          .hasMessage("port " + port + " is taken by another program");
      assertThat(folder.resolve("store.mv")).doesNotExist();
    }
  }

  @Test
  void concurrent_durable_writes_all_survive() throws Exception {
    // given
    Path file = folder.resolve("store.mv");
    int writers = 8;
    int each = 200;
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16);
        MongoClient client = client(mongo);
        ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      cases(client).insertOne(new Document("_id", "sum").append("n", 0));

      // when
      List<Future<?>> done = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String name = "w" + writer + "-";
        done.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    cases(client).insertOne(new Document("_id", name + i));
                    cases(client).updateOne(eq("_id", "sum"), inc("n", 1));
                  }
                }));
      }
      for (Future<?> future : done) {
        future.get();
      }
    }

    // then
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16);
        MongoClient client = client(mongo)) {
      assertThat(cases(client).countDocuments()).isEqualTo(writers * each + 1);
      assertThat(cases(client).find(eq("_id", "sum")).first()).containsEntry("n", writers * each);
    }
  }

  @Test
  void a_file_written_over_many_times_stays_small() throws Exception {
    // given
    Path file = folder.resolve("store.mv");
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16, Duration.ZERO);
        MongoClient client = client(mongo)) {
      for (int i = 0; i < 200; i++) {
        cases(client)
            .insertOne(new Document("_id", i).append("n", 0).append("text", "x".repeat(500)));
      }
      // when 100 kB of documents are changed 2000 times, each in a commit of its own, which alone
      // writes 20 MB
      for (int i = 0; i < 2_000; i++) {
        cases(client).updateOne(eq("_id", i % 200), inc("n", 1));
      }
    }

    // then
    assertThat(Files.size(file)).isLessThan(10_000_000);
  }

  @Test
  void a_file_gets_smaller_when_there_is_nothing_to_do() throws Exception {
    // given 5 MB that no compression makes smaller, in an order that scatters what is written over
    Path file = folder.resolve("store.mv");
    Random random = new Random(1);
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16, Duration.ofMillis(500));
        MongoClient client = client(mongo)) {
      for (int round = 0; round < 4; round++) {
        for (int batch = 0; batch < 50; batch++) {
          List<ReplaceOneModel<Document>> documents = new ArrayList<>();
          for (int i = 0; i < 200; i++) {
            int id = round == 0 ? batch * 200 + i : random.nextInt(10_000);
            byte[] bytes = new byte[500];
            random.nextBytes(bytes);
            documents.add(
                new ReplaceOneModel<>(
                    eq("_id", id),
                    new Document("_id", id).append("bytes", new Binary(bytes)),
                    new ReplaceOptions().upsert(true)));
          }
          cases(client).bulkWrite(documents);
        }
      }
      long most = Files.size(file);
      assertThat(most).isGreaterThan(10_000_000);

      // then
      await().atMost(Duration.ofMinutes(3)).until(() -> Files.size(file) < 7_500_000);
      assertThat(cases(client).countDocuments()).isEqualTo(10_000);
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 16);
        MongoClient client = client(mongo)) {
      assertThat(cases(client).find().into(new ArrayList<>())).hasSize(10_000);
    }
  }

  @Test
  void a_reader_sees_a_document_as_one_write_left_it() throws Exception {
    // given
    try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        MongoClient client = client(mongo);
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      cases(client).insertOne(new Document("_id", 1).append("a", 0).append("journal", List.of()));

      // when
      Future<?> writing =
          threads.submit(
              () -> {
                for (int i = 1; i <= 1_000; i++) {
                  cases(client)
                      .updateOne(
                          eq("_id", 1),
                          new Document("$set", new Document("a", i))
                              .append("$push", new Document("journal", i)));
                }
              });

      // then
      while (!writing.isDone()) {
        Document found = cases(client).find(eq("_id", 1)).first();
        assertThat(found).isNotNull();
        assertThat(found.getList("journal", Integer.class)).hasSize(found.getInteger("a"));
      }
      writing.get();
    }
  }

  @Test
  void an_upsert_guarded_by_a_position_moves_it_forward_only() {
    try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        MongoClient client = client(mongo)) {
      UpdateOptions upsert = new UpdateOptions().upsert(true);
      for (long at : new long[] {3, 5}) {
        cases(client).updateOne(and(eq("_id", "v"), lt("at", at)), set("at", at), upsert);
      }

      assertThatThrownBy(
              () ->
                  cases(client).updateOne(and(eq("_id", "v"), lt("at", 5L)), set("at", 5L), upsert))
          .isInstanceOfSatisfying(
              MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
      assertThat(cases(client).find().first()).containsEntry("at", 5L);
    }
  }

  @Test
  void a_dropped_database_leaves_one_whose_name_begins_alike() {
    try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        MongoClient client = client(mongo)) {
      client.getDatabase("case").getCollection("x").insertOne(new Document("_id", 1));
      client.getDatabase("cases").getCollection("x").insertOne(new Document("_id", 1));

      client.getDatabase("case").drop();

      assertThat(client.getDatabase("case").getCollection("x").countDocuments()).isZero();
      assertThat(client.getDatabase("cases").getCollection("x").countDocuments()).isOne();
    }
  }

  @Test
  void hello_is_answered_because_health_checks_ask_it() {
    try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        MongoClient client = client(mongo)) {
      assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1)))
          .containsEntry("isWritablePrimary", true);
    }
  }

  private static MongoClient client(EmbeddedMongo mongo) {
    return MongoClients.create(mongo.connectionString("test"));
  }

  private static MongoCollection<Document> cases(MongoClient client) {
    return client.getDatabase("test").getCollection("cases");
  }
}
