package se.lotsen.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StoreFailureIT {
  @TempDir Path folder;

  @AfterEach
  void heal() {
    FailingDisk.heal();
  }

  private EmbeddedMongo open(Path file) {
    MVStore store = StoreFile.open(file, FailingDisk.file(file), 8);
    return EmbeddedMongo.serving(store, file, Ports.free(0), Duration.ZERO);
  }

  private static MongoClient client(EmbeddedMongo mongo) {
    return MongoClients.create(mongo.connectionString("test"));
  }

  private static MongoCollection<Document> cases(MongoClient client) {
    return client.getDatabase("test").getCollection("cases");
  }

  private static Document document(int id) {
    byte[] noise = new byte[1_000];
    new Random(id).nextBytes(noise);
    return new Document("_id", id).append("noise", noise);
  }

  @Test
  void a_disk_that_takes_no_more_is_said_at_every_command_and_nothing_acknowledged_is_lost() {
    // given
    Path file = folder.resolve("store.mv");
    List<String> told = new ArrayList<>();
    int acknowledged = 0;
    try (EmbeddedMongo mongo = open(file);
        MongoClient client = client(mongo)) {
      mongo.onTrouble(told::add);
      for (; acknowledged < 50; acknowledged++) {
        cases(client).insertOne(document(acknowledged));
      }
      assertThat(mongo.trouble()).isEmpty();

      // when
      FailingDisk.failWrites();

      // then
      assertThatThrownBy(() -> cases(client).insertOne(document(1_000)))
          .isInstanceOf(MongoCommandException.class)
          .hasMessageContaining("cannot write to " + file)
          .hasMessageContaining("No space left on device");
      assertThatThrownBy(() -> cases(client).find(eq("_id", 1_000)).first())
          .isInstanceOf(MongoCommandException.class)
          .hasMessageContaining("cannot write");
      assertThatThrownBy(() -> cases(client).countDocuments())
          .isInstanceOf(MongoCommandException.class);
      assertThat(mongo.trouble())
          .hasValueSatisfying(
              trouble -> assertThat(trouble).contains("nothing that was acknowledged is lost"));
      assertThat(told).containsExactly(mongo.trouble().orElseThrow());
    }

    // then
    FailingDisk.heal();
    try (EmbeddedMongo mongo = open(file);
        MongoClient client = client(mongo)) {
      assertThat(cases(client).countDocuments()).isEqualTo(acknowledged);
      assertThat(cases(client).find(eq("_id", 49)).first()).isNotNull();
      cases(client).insertOne(document(1_000));
    }
  }

  @Test
  void a_disk_that_cannot_be_read_gives_no_part_of_the_truth() {
    // given more than the cache holds
    Path file = folder.resolve("store.mv");
    try (EmbeddedMongo mongo = open(file);
        MongoClient client = client(mongo)) {
      for (int i = 0; i < 20; i++) {
        List<Document> batch = new ArrayList<>();
        for (int k = 0; k < 1_000; k++) {
          batch.add(document(1_000 * i + k));
        }
        cases(client).insertMany(batch);
      }

      // when
      FailingDisk.failReads();

      // then
      assertThatThrownBy(() -> cases(client).find().into(new ArrayList<>()))
          .isInstanceOf(MongoCommandException.class)
          .hasMessageContaining("cannot read " + file);
      assertThatThrownBy(() -> cases(client).insertOne(document(-1)))
          .isInstanceOf(MongoCommandException.class);
      assertThat(mongo.trouble()).isPresent();
    }
  }

  @Test
  void a_full_file_system_is_found_out_and_with_room_again_all_is_there() throws Exception {
    // given
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString()),
        "no file system can be mounted here: not run");
    try {
      Path file = small.resolve("store.mv");
      List<Integer> acknowledged = new ArrayList<>();
      try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 8);
          MongoClient client = client(mongo)) {

        // when
        assertThatThrownBy(
                () -> {
                  for (int i = 0; ; i++) {
                    cases(client).insertOne(document(i));
                    acknowledged.add(i);
                  }
                })
            .isInstanceOf(MongoCommandException.class)
            .hasMessageContaining("cannot write");
        assertThat(mongo.trouble()).isPresent();
      }

      // then
      assertThat(acknowledged).hasSizeGreaterThan(100);
      assertThat(run("mount", "-o", "remount,size=64m", small.toString())).isTrue();
      try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 8);
          MongoClient client = client(mongo)) {
        for (int id : acknowledged) {
          assertThat(cases(client).find(eq("_id", id)).first()).as("%s", id).isNotNull();
        }
      }
    } finally {
      run("umount", small.toString());
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException noSuchProgram) {
      return false;
    }
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Test
  void a_file_that_is_no_store_is_refused_in_one_sentence_and_let_go() throws Exception {
    Path file = folder.resolve("store.mv");
    byte[] noise = new byte[100_000];
    new Random(5).nextBytes(noise);
    Files.write(file, noise);

    assertUnusable(file, "is damaged or is no store of this program; restore it from a backup");
  }

  @Test
  void a_store_whose_middle_and_headers_are_gone_is_refused() throws Exception {
    Path file = folder.resolve("store.mv");
    fill(file);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 0, bytes.length / 2, (byte) 'x');
    Files.write(file, bytes);

    assertUnusable(file, "is damaged or is no store of this program");
  }

  @Test
  void a_store_in_which_a_piece_is_gone_is_refused_or_says_so_or_is_whole() throws Exception {
    Path file = folder.resolve("store.mv");
    fill(file);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(11);
    for (int i = 0; i < 20; i++) {
      byte[] damaged = bytes.clone();
      // Not at the end: what is cut off there is taken for a write that a power cut interrupted.
      int start = random.nextInt(bytes.length / 2);
      Arrays.fill(damaged, start, start + 20_000, (byte) random.nextInt());
      Files.write(file, damaged);
      try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 8);
          MongoClient client = client(mongo)) {
        assertThat(cases(client).find().into(new ArrayList<>()).size()).isEqualTo(301);
      } catch (DataUnusableException refused) {
        assertThat(refused).hasMessageContaining("restore it from a backup");
      } catch (MongoCommandException found) {
        assertThat(found.getMessage()).containsAnyOf("cannot read", "has stopped working");
      }
    }
  }

  private static void fill(Path file) {
    try (EmbeddedMongo mongo = EmbeddedMongo.persistent(file, 0, 8);
        MongoClient client = client(mongo)) {
      cases(client).insertMany(IntStream.range(0, 300).mapToObj(i -> document(i)).toList());
      cases(client).insertOne(document(300));
    }
  }

  @Test
  void a_store_of_another_program_is_refused() {
    Path file = folder.resolve("store.mv");
    try (MVStore other = MVStore.open(file.toString())) {
      other.openMap("theirs").put("a", "b");
    }

    assertUnusable(file, "is of another program or of an old version of this one; move it away");
  }

  @Test
  void a_store_of_a_newer_version_is_refused() {
    Path file = folder.resolve("store.mv");
    try (MVStore newer = MVStore.open(file.toString())) {
      newer.setStoreVersion(99);
      newer.openMap("documents/test/things").put("a", "b");
    }

    assertUnusable(file, "was written by a newer version of this program");
  }

  @Test
  void a_folder_that_cannot_be_made_is_refused() throws Exception {
    Path file = Files.createFile(folder.resolve("file")).resolve("store.mv");

    assertThatThrownBy(() -> EmbeddedMongo.persistent(file, 0, 8))
        .isInstanceOf(DataUnusableException.class)
        .hasMessageContaining("see to its rights and to the disk, or choose other data");
  }

  private static void assertUnusable(Path file, String sentence) {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> EmbeddedMongo.persistent(file, 0, 8))
          .isInstanceOf(DataUnusableException.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageContaining(sentence);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("embedded-store") || name.contains("MVStore"));
  }
}
