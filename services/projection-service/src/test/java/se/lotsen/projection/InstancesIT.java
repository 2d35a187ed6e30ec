package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.Breakdown;
import se.lotsen.projection.history.Barrier;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Histories;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.PublishedEvent;
import se.lotsen.projection.sink.Collections;

/** Instances come, go and come back; nothing is counted twice and nothing is left out. */
@Execution(ExecutionMode.CONCURRENT)
class InstancesIT {
  private static final Pattern ONLY_SHIPPED =
      Pattern.compile(
          "[|](successions-completed|jobs-retained"
              + "|referrals-(rejected|unanswered|company-started|advice-given|not-pursued"
              + "|other-outcome))[|]");

  private static final Map<String, String> SHIPPED =
      Map.of("lotsen.projection.catalogue", "classpath:indicators.yaml");

  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void aSecondInstanceJoinsWhileEventsFlowAndTheFirstGoesAndComesBack() {
    var history = Histories.random(3, 900);
    var parts = thirds(Deliveries.interleavedWithRepeats(history.published(), 3));
    var first = platform.start("1");
    platform.publish(parts.getFirst());
    awaitSomething(first);

    var second = platform.start("2", Map.of("lotsen.projection.threads", "2"));
    platform.publish(parts.get(1));
    first.close();
    platform.publish(parts.getLast());
    TestPlatform.awaitCells(second, Oracle.values(history), "4K", "DUR");

    // Everything comes again: whoever counts now has to know what was counted elsewhere.
    var again = platform.start("1");
    platform.publish(Deliveries.interleaved(history.published(), 5));
    var barrier = Barrier.number(1);
    platform.publish(Deliveries.interleaved(barrier.published(), 0));
    var expected = Oracle.values(history.and(barrier));
    TestPlatform.awaitCells(again, expected, "4K", "DUR");
    assertThat(platform.valuesOnTheTopic()).isEqualTo(expected);
  }

  @Test
  void otherRulesCountAnewAndLeaveNothingOfTheOldOnes() {
    var history = Histories.random(7, 300);
    var first = platform.start("1");
    var second = platform.start("2");
    var known = history.and(Barrier.number(1));
    platform.publish(Deliveries.interleaved(known.published(), 7));
    TestPlatform.awaitCells(second, Oracle.values(known), "4K", "DUR");
    // As if the sink had been behind: what was told is not in the store.
    first.close();
    second
        .context()
        .getBean(MongoTemplate.class)
        .getCollection(Collections.VALUES)
        .deleteMany(Filters.empty());
    second.close();

    var anew = platform.start("1", SHIPPED);
    var expected = countedByTheShippedRules(Oracle.values(known));
    awaitWhatTheOracleKnows(anew, expected);
    assertThat(whatTheOracleKnows(platform.valuesOnTheTopic())).isEqualTo(expected);
    anew.close();

    // The other one has the state of the old rules on its disk, and must not take it up.
    var late = platform.start("2", SHIPPED);
    platform.publish(Deliveries.interleaved(known.published(), 9));
    var more = known.and(Barrier.number(2));
    platform.publish(Deliveries.interleaved(Barrier.number(2).published(), 0));
    awaitWhatTheOracleKnows(late, countedByTheShippedRules(Oracle.values(more)));
  }

  private static void awaitWhatTheOracleKnows(Running projection, Map<String, Breakdown> expected) {
    await()
        .untilAsserted(
            () -> {
              var cells = new TreeMap<>(projection.cells("4K"));
              cells.putAll(projection.cells("DUR"));
              assertThat(whatTheOracleKnows(cells)).isEqualTo(expected);
            });
  }

  /** Without the shipped indicators that the oracle does not count. */
  private static Map<String, Breakdown> whatTheOracleKnows(Map<String, Breakdown> values) {
    var known = new TreeMap<>(values);
    known.keySet().removeIf(cell -> ONLY_SHIPPED.matcher(cell).find());
    return known;
  }

  private static void awaitSomething(Running projection) {
    await().until(() -> !projection.cells("4K").isEmpty() && !projection.cells("DUR").isEmpty());
  }

  private static List<List<PublishedEvent>> thirds(List<PublishedEvent> events) {
    int third = events.size() / 3;
    var parts = new ArrayList<List<PublishedEvent>>();
    parts.add(events.subList(0, third));
    parts.add(events.subList(third, 2 * third));
    parts.add(events.subList(2 * third, events.size()));
    return parts;
  }

  private static Map<String, Breakdown> countedByTheShippedRules(Map<String, Breakdown> values) {
    var counted = new TreeMap<>(values);
    counted
        .keySet()
        .removeIf(
            cell ->
                cell.contains("|hours|")
                    || cell.contains("|face-to-face|")
                    || cell.contains("|referrals-advised|")
                    || cell.contains("|workshop-participants|")
                    || cell.contains("|unique-participants|2|")
                    || cell.contains("|companies-advised|2|"));
    return counted;
  }
}
