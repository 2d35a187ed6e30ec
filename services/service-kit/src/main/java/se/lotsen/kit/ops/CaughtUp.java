package se.lotsen.kit.ops;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.ops.Behind.Place;

/**
 * Whether all that was acknowledged before the question is in everything that follows from it:
 * nothing waits for Kafka, and every follower has handled its partitions to the end. An event that
 * is handled may make another one; so it is looked at twice, and only if nothing has been added
 * between the two looks it is true.
 */
final class CaughtUp {
  static final String RELAY = "relay";

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration FRESH = Duration.ofMillis(100);

  private final Backlog backlog;
  private final Behind behind;
  private final Bounded<Answer> question = new Bounded<>("caught-up", PATIENCE, FRESH, this::look);

  CaughtUp(Backlog backlog, Behind behind) {
    this.backlog = backlog;
    this.behind = behind;
  }

  /**
   * @param caughtUp true when nothing is left
   * @param behind what is left, by who has it to do: the relay's events, the followers' records
   * @param trouble why it cannot be told, if so
   */
  record Answer(boolean caughtUp, Map<String, Long> behind, @Nullable String trouble) {}

  /** Asked now; takes some milliseconds, and no longer than a bound where Kafka is away. */
  Answer ask() {
    try {
      return question.ask();
    } catch (IllegalStateException e) {
      return new Answer(false, Map.of(), e.getMessage());
    }
  }

  private Answer look() throws Exception {
    var left = new TreeMap<String, Long>();
    var first = lookOnce(left);
    if (left.isEmpty()) {
      var second = lookOnce(left);
      if (left.isEmpty() && !ends(first).equals(ends(second))) {
        left.put("arrived meanwhile", 1L);
      }
    }
    return new Answer(left.isEmpty(), left, null);
  }

  private List<Place> lookOnce(Map<String, Long> left) throws Exception {
    if (backlog.waiting() > 0) {
      left.put(RELAY, backlog.waiting());
    }
    var places = behind.places();
    left.putAll(Behind.byName(places));
    return places;
  }

  private static Map<TopicPartition, Long> ends(List<Place> places) {
    return places.stream()
        .collect(Collectors.toMap(Place::partition, Place::end, (one, same) -> same));
  }
}
