package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.projection.course.Courses;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Histories;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.rule.IndicatorRule;

/** The service writes courses down by itself, also those that another left, and after a rebuild. */
class CourseIT {
  private static final History HISTORY = Histories.random(20090504, 400);
  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final List<IndicatorRule> RULES = TestRules.CATALOGUE.rules();

  private static TestPlatform platform;
  private static Running projection;

  @BeforeAll
  static void start() {
    platform = new TestPlatform();
    projection = platform.start("1");
    platform.publish(Deliveries.interleavedWithRepeats(HISTORY.published(), 1));
    TestPlatform.awaitCells(projection, Oracle.values(HISTORY), "4K", "DUR");
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void whatWasKnownAtAMomentIsReadFromThem() {
    awaitThatTheyAgreeAtEveryTenthMoment();

    assertThat(projection.post("/actuator/projection").statusCode()).isEqualTo(200);
    TestPlatform.awaitCells(projection, Oracle.values(HISTORY), "4K", "DUR");
    awaitThatTheyAgreeAtEveryTenthMoment();

    projection.close();
    projection = platform.start("1");
    awaitThatTheyAgreeAtEveryTenthMoment();
  }

  private static void awaitThatTheyAgreeAtEveryTenthMoment() {
    await()
        .untilAsserted(
            () -> {
              for (int i = 0; i < HISTORY.commands().size(); i += 10) {
                var moment = HISTORY.commands().get(i).at();
                assertThat(written(moment)).isEqualTo(ofProject(moment));
              }
            });
  }

  /** Fails while a rule of which there are values is not written down. */
  private static Map<String, Breakdown> written(Instant moment) {
    var found = new TreeMap<String, Breakdown>();
    projection.context().getBean(Courses.class).asKnownAt(PROJECT, RULES, moment).values().stream()
        .flatMap(List::stream)
        .forEach(value -> found.put(value.cell(), value.quantity()));
    return found;
  }

  private static Map<String, Breakdown> ofProject(Instant moment) {
    return Oracle.values(HISTORY.knownAt(moment)).entrySet().stream()
        .filter(cell -> cell.getKey().startsWith(PROJECT.value() + "|"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
