package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Histories;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.sink.Collections;

/** Everything counted anew comes out byte for byte as before, whatever the order of the topics. */
class RebuildIT {
  private static final History HISTORY = Histories.random(20090504, 600);

  private static TestPlatform platform;
  private static Running projection;

  @BeforeAll
  static void start() {
    platform = new TestPlatform();
    projection = platform.start("1");
    platform.publish(Projects.planned("4K"));
    platform.publish(Projects.planned("DUR"));
    platform.publish(Deliveries.interleavedWithRepeats(HISTORY.published(), 1));
    TestPlatform.awaitCells(projection, Oracle.values(HISTORY), "4K", "DUR");
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void aRebuildGivesTheSameBytes() {
    var before = everything(projection);
    bend(Collections.LEDGER);
    bend(Collections.VALUES);
    assertThat(everything(projection)).isNotEqualTo(before);

    assertThat(projection.post("/actuator/projection").statusCode()).isEqualTo(200);

    await().untilAsserted(() -> assertThat(everything(projection)).isEqualTo(before));
    reconciles(projection);
    var state = projection.json("/actuator/projection");
    assertThat(state.get("state").asString()).isEqualTo("RUNNING");
    assertThat(state.get("lag").asInt()).isZero();
  }

  @Test
  void anotherPlatformThatHeardItInAnotherOrderHasTheSameBytes() {
    try (var other = new TestPlatform()) {
      var there = other.start("1");
      other.publish(Deliveries.interleaved(HISTORY.published(), 2));
      other.publish(Projects.planned("DUR"));
      other.publish(Projects.planned("4K"));
      var here = everything(projection);

      await().untilAsserted(() -> assertThat(everything(there)).isEqualTo(here));
      reconciles(there);
    }
  }

  /** Changes a document, so that it can be seen whether it is written anew. */
  private static void bend(String collection) {
    var changed =
        projection
            .context()
            .getBean(MongoTemplate.class)
            .getCollection(collection)
            .updateOne(Filters.exists("quantity"), Updates.set("quantity.men", "123456"));
    assertThat(changed.getModifiedCount()).isEqualTo(1);
  }

  private static void reconciles(Running projection) {
    var found = projection.json("/v1/indicators/projects/4K/reconciliation");
    assertThat(found.get("agrees").asBoolean()).isTrue();
    assertThat(found.get("cells").asInt()).isPositive();
  }

  private static String everything(Running projection) {
    return String.join(
        "\n",
        projection.ledgerLines("4K"),
        projection.cellLines("4K"),
        projection.ledgerLines("DUR"),
        projection.cellLines("DUR"));
  }
}
