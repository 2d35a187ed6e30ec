package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What lists ask for is found by looking at hardly more than is returned. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelectiveSearchTest {
  private static final int DOCUMENTS = 6_000;
  private static final Document NEWEST_FIRST = new Document("openedOn", -1).append("_id", -1);

  private final StoreCommands store = StoreCommands.inMemory();

  @BeforeAll
  void fill() {
    store.createIndex(
        "list", new Document("project", 1).append("openedOn", -1).append("_id", -1), false, false);
    store.createIndex(
        "state",
        new Document("project", 1).append("state", 1).append("openedOn", -1).append("_id", -1),
        false,
        false);
    store.createIndex("client", new Document("state2.client", 1), false, false);
    store.createIndex("company", new Document("state2.company", 1), false, false);
    store.createIndex("pending", new Document("pending", 1), true, false);
    store.createIndex("due", new Document("due", 1).append("_id", 1), false, false);
    store.createIndex("tags", new Document("tags", 1), false, false);
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      Document document =
          new Document("_id", id(i))
              .append("project", "p" + i % 3)
              .append("state", "s" + i % 7)
              .append("openedOn", day(i % 400))
              .append("due", day(i % 1_000))
              .append("tags", List.of("t" + i % 50, "u" + i % 11))
              .append(
                  "state2",
                  new Document("client", "c" + i % 2_000).append("company", "k" + i % 1_500));
      if (i % 1_000 == 0) {
        document.append("pending", "since-" + i);
      }
      documents.add(document);
    }
    store.insert(documents);
  }

  @AfterAll
  void close() {
    store.close();
  }

  private static String id(int i) {
    return "id-%06d".formatted(i);
  }

  private static Instant day(int n) {
    return Instant.ofEpochSecond(n * 86_400L);
  }

  /** Returns what was found, having compared the work with it. */
  private List<Document> selective(Document find) {
    SearchCounts before = store.counts();
    List<Document> found = store.all(find);
    SearchCounts work = store.counts().since(before);
    assertThat(found).as("%s", find).isNotEmpty();
    assertThat(work.scans()).as("scans for %s", find).isZero();
    assertThat(work.examined()).as("%s", find).isLessThanOrEqualTo(3L * found.size());
    return found;
  }

  private static Document page(Document filter, Document sort) {
    return StoreCommands.find(filter).append("sort", sort).append("limit", 21);
  }

  @Test
  void a_page_of_a_project_in_the_order_of_the_index_and_the_other_way_round() {
    Document project = new Document("project", "p1");

    List<Document> newest = selective(page(project, NEWEST_FIRST));
    List<Document> oldest = selective(page(project, new Document("openedOn", 1).append("_id", 1)));

    assertThat(newest).isSortedAccordingTo(PlainFilter.order(NEWEST_FIRST)).hasSize(21);
    assertThat(newest.get(0).get("openedOn")).isEqualTo(day(399));
    assertThat(oldest.get(0).get("openedOn")).isEqualTo(day(0));
  }

  @Test
  void the_page_after_another_one_however_it_is_written() {
    Document last = selective(page(new Document("project", "p1"), NEWEST_FIRST)).get(20);
    Object day = last.get("openedOn");
    List<Document> further =
        List.of(
            new Document("openedOn", new Document("$lt", day)),
            new Document("openedOn", day).append("_id", new Document("$lt", last.get("_id"))));

    List<Document> flat =
        selective(page(new Document("project", "p1").append("$or", further), NEWEST_FIRST));
    List<Document> asDriversWriteIt =
        selective(
            page(
                new Document(
                    "$and", List.of(new Document("project", "p1"), new Document("$or", further))),
                NEWEST_FIRST));

    assertThat(flat).isEqualTo(asDriversWriteIt).hasSize(21).doesNotContain(last);
  }

  @Test
  void a_page_of_several_states_is_merged_from_theirs() {
    List<Document> found =
        selective(
            page(
                new Document("project", "p2")
                    .append("state", new Document("$in", List.of("s1", "s3", "s5"))),
                NEWEST_FIRST));

    assertThat(found).hasSize(21).isSortedAccordingTo(PlainFilter.order(NEWEST_FIRST));
  }

  @Test
  void the_documents_of_one_client_and_those_of_it_as_client_or_company() {
    assertThat(selective(StoreCommands.find(new Document("state2.client", "c7")))).hasSize(3);
    assertThat(
            selective(
                StoreCommands.find(
                    new Document(
                        "$or",
                        List.of(
                            new Document("state2.client", "c7"),
                            new Document("state2.company", "k8"))))))
        .hasSize(7);
  }

  @Test
  void what_is_pending_by_a_sparse_index() {
    Document pending = new Document("pending", new Document("$gt", ""));

    assertThat(selective(StoreCommands.find(pending).append("limit", 4))).hasSize(4);
    assertThat(selective(StoreCommands.find(pending))).hasSize(6);
    assertThat(
            selective(StoreCommands.find(new Document("pending", new Document("$exists", true)))))
        .hasSize(6);
  }

  @Test
  void ids_from_one_on_with_the_index_that_is_always_there() {
    Document from = new Document("_id", new Document("$gt", id(100)).append("$lte", id(130)));

    assertThat(selective(StoreCommands.find(from).append("sort", new Document("_id", -1))))
        .hasSize(30);
    assertThat(
            selective(
                page(new Document("_id", new Document("$gt", id(5_000))), new Document("_id", 1))))
        .hasSize(21);
    assertThat(selective(page(new Document(), new Document("_id", -1)))).hasSize(21);
  }

  @Test
  void a_range_written_as_two_conditions_is_one_range() {
    Document oneDay =
        new Document(
            "$and",
            List.of(
                new Document("due", new Document("$gte", day(10))),
                new Document("due", new Document("$lt", day(11)))));

    assertThat(selective(StoreCommands.find(oneDay))).hasSize(6);
  }

  @Test
  void an_element_of_an_array() {
    assertThat(selective(StoreCommands.find(new Document("tags", "t7")))).hasSize(120);
  }

  @Test
  void what_the_keys_tell_is_counted_without_a_document() {
    SearchCounts before = store.counts();

    assertThat(store.count(new Document("project", "p1").append("state", "s2"))).isEqualTo(285);
    assertThat(store.countByPipeline(new Document("project", "p1"))).isEqualTo(2_000);
    assertThat(store.count(new Document("pending", new Document("$gt", "")))).isEqualTo(6);
    assertThat(store.count(new Document("due", new Document("$lt", day(10))))).isEqualTo(60);

    assertThat(store.counts().since(before)).isEqualTo(SearchCounts.NONE);
  }

  @Test
  void nearly_everything_is_not_looked_up_by_an_index() {
    SearchCounts before = store.counts();

    store.all(StoreCommands.find(new Document("due", new Document("$gte", day(5)))));

    assertThat(store.counts().since(before).scans()).isOne();
  }

  @Test
  void an_update_or_delete_of_one_looks_at_one() {
    SearchCounts before = store.counts();

    store.update(
        new Document("_id", id(17)).append("project", "p2"),
        new Document("$set", new Document("note", "x")),
        false);
    store.delete(new Document("_id", "nobody"), 1);

    assertThat(store.counts().since(before)).isEqualTo(new SearchCounts(1, 1, 0));
  }
}
