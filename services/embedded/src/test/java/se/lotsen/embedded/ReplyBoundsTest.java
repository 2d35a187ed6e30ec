package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplyBoundsTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final StoreCommands store = StoreCommands.inMemory();

  @AfterEach
  void close() {
    store.close();
  }

  private void insert(int count, int bytes) {
    for (int i = 0; i < count; i++) {
      store.insert(new Document("_id", i).append("n", i % 2).append("text", "x".repeat(bytes)));
    }
  }

  private List<Integer> batchSizes(Document command) {
    List<Integer> sizes = new ArrayList<>();
    Document cursor = (Document) store.run(command).get("cursor");
    sizes.add(((List<?>) cursor.get("firstBatch")).size());
    while ((long) cursor.get("id") != 0) {
      cursor =
          (Document)
              store
                  .run(
                      new Document("getMore", cursor.get("id"))
                          .append("collection", StoreCommands.COLLECTION))
                  .get("cursor");
      sizes.add(((List<?>) cursor.get("nextBatch")).size());
    }
    return sizes;
  }

  @Test
  void sixty_megabytes_come_in_batches_of_sixteen_at_most() {
    insert(60, MEGABYTE);

    assertThat(batchSizes(StoreCommands.find(new Document()))).containsExactly(15, 15, 15, 15);
    assertThat(
            batchSizes(
                StoreCommands.find(new Document("n", 1)).append("sort", new Document("_id", -1))))
        .containsExactly(15, 15);
    assertThat(
            batchSizes(
                new Document("aggregate", StoreCommands.COLLECTION)
                    .append("pipeline", List.of(new Document("$match", new Document())))
                    .append("cursor", new Document())))
        .containsExactly(15, 15, 15, 15);
  }

  @Test
  void a_document_of_fifteen_megabytes_comes_alone() {
    insert(3, 15 * MEGABYTE);

    assertThat(batchSizes(StoreCommands.find(new Document()))).containsExactly(1, 1, 1);
  }

  @Test
  void the_first_batch_has_a_hundred_and_one_and_the_next_all_that_fit() {
    insert(1_000, 10);

    assertThat(batchSizes(StoreCommands.find(new Document()))).containsExactly(101, 899);
    assertThat(batchSizes(StoreCommands.find(new Document()).append("batchSize", 0)))
        .containsExactly(0, 1_000);
    assertThat(batchSizes(StoreCommands.find(new Document()).append("limit", 101)))
        .containsExactly(101);
  }

  @Test
  void what_is_removed_between_two_batches_does_not_come_and_what_is_left_does() {
    insert(10, 10);
    Document find =
        StoreCommands.find(new Document())
            .append("sort", new Document("_id", 1))
            .append("batchSize", 4);
    Document cursor = (Document) store.run(find).get("cursor");

    store.delete(new Document("_id", new Document("$in", List.of(4, 5, 9))), 0);
    List<?> rest =
        (List<?>)
            ((Document)
                    store
                        .run(
                            new Document("getMore", cursor.get("id"))
                                .append("collection", StoreCommands.COLLECTION))
                        .get("cursor"))
                .get("nextBatch");

    assertThat(rest)
        .extracting(document -> ((Document) document).get("_id"))
        .containsExactly(6, 7, 8);
  }

  @Test
  void a_cursor_that_is_at_its_end_or_killed_is_forgotten() {
    insert(10, 10);
    Document find = StoreCommands.find(new Document()).append("batchSize", 4);

    store.all(find);
    assertThat(store.openCursors()).isZero();

    Object id = ((Document) store.run(find).get("cursor")).get("id");
    assertThat(store.openCursors()).isOne();
    store.run(new Document("killCursors", StoreCommands.COLLECTION).append("cursors", List.of(id)));
    assertThat(store.openCursors()).isZero();
  }

  @Test
  void of_too_many_cursors_the_one_that_has_waited_longest_is_forgotten() {
    insert(10, 10);
    Document find = StoreCommands.find(new Document()).append("batchSize", 4);
    Object first = ((Document) store.run(find).get("cursor")).get("id");
    for (int i = 0; i < 1_000; i++) {
      store.run(find);
    }

    assertThat(store.openCursors()).isEqualTo(1_000);
    assertThatThrownBy(
            () ->
                store.run(
                    new Document("getMore", first).append("collection", StoreCommands.COLLECTION)))
        .isInstanceOfSatisfying(MongoServerError.class, e -> assertThat(e.getCode()).isEqualTo(43));
  }

  @Test
  void more_than_can_be_sorted_in_memory_is_refused_unless_an_index_gives_the_order() {
    for (int i = 0; i < 70; i++) {
      store.insert(new Document("_id", i).append("text", i + "x".repeat(MEGABYTE)));
    }
    Document find = StoreCommands.find(new Document()).append("sort", new Document("text", 1));

    assertThatThrownBy(() -> store.all(find))
        .isInstanceOfSatisfying(
            MongoServerError.class, e -> assertThat(e.getCode()).isEqualTo(292));
    assertThat(store.all(find.append("limit", 3))).hasSize(3);
  }

  @Test
  void a_document_that_would_grow_beyond_sixteen_megabytes_is_refused_and_stays_as_it_was() {
    insert(1, 10 * MEGABYTE);
    Document grow =
        new Document("$set", new Document("more", "y".repeat(7 * MEGABYTE)).append("n", 5));

    Document answer = store.update(new Document("_id", 0), grow, false);

    assertThat(answer.get("writeErrors").toString()).contains("10334");
    assertThat(store.count(new Document("n", 0))).isOne();
  }
}
