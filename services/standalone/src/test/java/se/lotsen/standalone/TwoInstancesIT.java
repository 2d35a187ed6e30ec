package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;

/** Two of every service at one broker and store: both work, nothing is done or counted twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesIT {
  /** Enough for both partitions to have some. */
  private static final int PROJECTS = 4;

  private static final int CASES_EACH = 6;

  /** Longer than a broker waits for a member that said nothing. */
  @TempDir private static Path folder;

  private EmbeddedKafka kafka;
  private EmbeddedMongo mongo;
  private Standalone a;
  private Standalone b;

  @BeforeAll
  void start() {
    kafka = EmbeddedKafka.temporary();
    mongo = EmbeddedMongo.inMemory();
    // At once, as an operator would: both find no topics and no projects.
    var startingA = CompletableFuture.supplyAsync(() -> instance("a"));
    var startingB = CompletableFuture.supplyAsync(() -> instance("b"));
    a = startingA.join();
    b = startingB.join();
    for (int i = 0; i < PROJECTS; i++) {
      new Desk(new Api(a.port())).project("TWO-" + i);
    }
  }

  private Standalone instance(String name) {
    return Standalone.start(
        List.of(),
        "--server.port=0",
        "--lotsen.instance=" + name,
        "--lotsen.standalone.data=" + folder.resolve(name),
        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
        "--spring.mongodb.uri=" + mongo.connectionString("lotsen"));
  }

  @AfterAll
  void stop() {
    for (var each : new AutoCloseable[] {a, b, mongo, kafka}) {
      close(each);
    }
  }

  private static void close(AutoCloseable each) {
    try {
      if (each != null) {
        each.close();
      }
    } catch (Exception e) { // what AutoCloseable declares
      throw new AssertionError(e);
    }
  }

  @Test
  @Order(1)
  void bothWorkAndEachEventCountsOnce() {
    var apis = List.of(new Api(a.port()), new Api(b.port()));
    IntStream.range(0, PROJECTS * CASES_EACH)
        .parallel()
        .forEach(number -> advise(apis.get(number % 2), apis.get(1 - number % 2), number));

    for (int i = 0; i < PROJECTS; i++) {
      assertCounted(apis.get(i % 2), "TWO-" + i, CASES_EACH);
    }
  }

  /** A case advised on, every other step through the other instance. */
  private static void advise(Api one, Api other, int number) {
    var project = "TWO-" + number % PROJECTS;
    var caseId = new Desk(one).openCase(project, new Desk(other).client("Kund " + number));
    new Desk(other).step(caseId, "ANALYSE_NEEDS", "2009-03-03");
    new Desk(one).step(caseId, "START_ADVISING", "2009-03-04");
    new Desk(other).session(caseId, "2009-03-10", "1");
    new Desk(one).jobs(caseId, "2009-06-10", "0.5", "1");
  }

  @Test
  @Order(2)
  void oneCommandSentToBothAtOnceIsDoneOnce() {
    var caseId = new Desk(new Api(a.port())).caseInAdvising("TWO-0");
    var made = new ConcurrentLinkedQueue<String>();
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            number ->
                made.add(
                    new Api(number % 2 == 0 ? a.port() : b.port())
                        .post(
                            "/v1/cases/" + caseId + "/sessions",
                            "{\"on\": \"2009-03-10\", \"hours\": 1}",
                            "Idempotency-Key",
                            "both")
                        .ok()
                        .text("createdId")));

    assertThat(made).hasSize(8).containsOnly(made.peek());
    assertThat(new Api(b.port()).get("/v1/cases/" + caseId).json().get("sessions")).hasSize(1);
  }

  @Test
  @Order(3)
  void whenOneIsGoneTheOtherGoesOnWithAll() {
    b.close();
    var left = new Api(a.port());
    for (int i = 0; i < PROJECTS; i++) {
      var project = "TWO-" + i;
      var desk = new Desk(left);
      var before = desk.value(project, "new-jobs");
      var client = desk.client("Sen kund " + i);
      var caseId =
          await()
              .until(
                  () -> left.post("/v1/contacts", Desk.contactOpeningCase(project, client)),
                  answer -> answer.status() == 201)
              .text("createdId");
      desk.step(caseId, "ANALYSE_NEEDS", "2009-03-03");
      desk.step(caseId, "START_ADVISING", "2009-03-04");
      desk.jobs(caseId, "2009-06-10", "2", "0");
      await()
          .untilAsserted(
              () ->
                  assertThat(desk.value(project, "new-jobs"))
                      .isEqualByComparingTo(before.add(BigDecimal.TWO)));
      assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
    }
  }

  private static void assertCounted(Api api, String project, int cases) {
    var desk = new Desk(api);
    await()
        .untilAsserted(
            () -> {
              assertThat(desk.value(project, "companies-advised"))
                  .isEqualByComparingTo(BigDecimal.valueOf(cases));
              assertThat(desk.value(project, "contacts"))
                  .isEqualByComparingTo(BigDecimal.valueOf(cases));
              assertThat(desk.value(project, "new-jobs"))
                  .isEqualByComparingTo(new BigDecimal("1.5").multiply(BigDecimal.valueOf(cases)));
              assertThat(api.get("/v1/indicators/projects/" + project + "/ledger").body().lines())
                  .hasSize(3 * cases);
              assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
            });
    assertThat(api.all("/v1/contacts?project=" + project)).hasSize(cases);
    assertThat(api.all("/v1/cases?project=" + project)).hasSize(cases);
  }
}
