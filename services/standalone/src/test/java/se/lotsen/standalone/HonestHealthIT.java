package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import se.lotsen.embedded.EmbeddedMongo;
import tools.jackson.databind.JsonNode;

/** What health says while something is out of order, each time by name; a Lotsen of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HonestHealthIT {
  private static final String PROJECT = "HONEST";

  @TempDir private static Path folder;

  private EmbeddedMongo store;
  private Standalone lotsen;
  private Api api;

  @BeforeAll
  void start() {
    store = EmbeddedMongo.inMemory();
    lotsen =
        Standalone.start(
            List.of(),
            "--server.port=0",
            "--lotsen.standalone.data=" + folder.resolve("data"),
            "--spring.mongodb.uri=" + store.connectionString("lotsen"));
    api = new Api(lotsen.port());
    new Desk(api).project(PROJECT);
  }

  @AfterAll
  void stop() {
    lotsen.close();
    store.close();
  }

  private void awaitHealth(String path, int status, Predicate<JsonNode> says) {
    await()
        .untilAsserted(
            () -> {
              var answer = api.get("/actuator/health" + path);
              assertThat(answer.status()).as(answer.body()).isEqualTo(status);
              assertThat(says.test(answer.json())).as(answer.body()).isTrue();
            });
  }

  private static Predicate<JsonNode> part(String name, String status) {
    return health -> health.at("/components/" + name + "/status").asString("").equals(status);
  }

  @Test
  @Order(1)
  void whenAllIsWellEverythingThatWasAcknowledgedIsSoonInTheValues() {
    var desk = new Desk(api);
    var contacts = 20;
    for (int i = 0; i < contacts; i++) {
      desk.openCase(PROJECT, desk.client("Kund " + i));
    }

    await().until(() -> api.get("/actuator/caughtup").ok().json().get("caughtUp").asBoolean());

    assertThat(desk.value(PROJECT, "contacts")).isEqualByComparingTo("" + contacts);
    assertThat(api.get("/actuator/caughtup").json().get("behind")).isEmpty();
    awaitHealth("", 200, part("caughtUp", "UP").and(part("listeners", "UP")));
    awaitHealth("/liveness", 200, part("process", "UP"));
    awaitHealth("/readiness", 200, part("store", "UP"));
  }

  @Test
  @Order(2)
  void theDiskThatIsLookedAtIsThatOfTheData() {
    var health = api.get("/actuator/health").json();

    assertThat(health.at("/components/diskSpace/details/path").asString())
        .isEqualTo(folder.resolve("data").toString());
  }

  @Test
  @Order(3)
  void aListenerThatDoesNotRunIsNamed() {
    var listeners = lotsen.context().getBean(KafkaListenerEndpointRegistry.class);
    var listener = listeners.getListenerContainer("replicas.clients");
    listener.stop();

    awaitHealth(
        "", 503, health -> health.at("/components/listeners/details/replicas.clients").isString());
    listener.start();
    awaitHealth("", 200, part("listeners", "UP"));
  }

  @Test
  @Order(4)
  void aThreadThatHasEndedIsNamedAndOnlyANewProcessHelps() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("relay"))
        // The newest is that of this class; another Lotsen in this JVM keeps its own.
        .max(Comparator.comparingLong(Thread::threadId))
        .ifPresent(Thread::interrupt);

    awaitHealth("", 503, part("relay", "DOWN"));
    awaitHealth(
        "/liveness", 503, health -> health.at("/components/process/details/relay").isString());
    awaitHealth("/readiness", 503, part("relay", "DOWN"));
  }

  @Test
  @Order(5)
  void aStoreThatIsAwayIsNamedWithTheReason() {
    store.close();

    awaitHealth(
        "/readiness",
        503,
        part("store", "DOWN")
            .and(health -> health.at("/components/store/details/reason").isString()));
    awaitHealth("", 503, part("store", "DOWN"));
  }
}
