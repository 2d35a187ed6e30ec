package se.lotsen.kit.ops;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.messaging.ListenerTroubles;
import se.lotsen.kit.ops.Behind.Place;

/**
 * Compares where followers are with where they were: who has records to handle and stays where it
 * is, stands still.
 */
final class Progress {
  private final ListenerTroubles troubles;
  private final long patience;
  private Map<Key, Waiting> waiting = Map.of();

  /** Names a follower's place from one look to the next. */
  private record Key(String follower, TopicPartition partition) {}

  /** Has been at this offset with records ahead since then. */
  private record Waiting(long handled, long since) {}

  /**
   * @param patience how long a follower may stay where it is with records ahead of it
   */
  Progress(ListenerTroubles troubles, Duration patience) {
    this.troubles = troubles;
    this.patience = patience.toNanos();
  }

  /**
   * Takes one look and answers who stands still in a partition of this process, by name, each with
   * a sentence.
   *
   * @param now of {@link System#nanoTime}
   */
  Map<String, String> look(List<Place> places, long now) {
    var next = new HashMap<Key, Waiting>();
    var standing = new TreeMap<String, String>();
    for (var place : places) {
      var follower = place.follower();
      if (place.behind() == 0 || !follower.own().contains(place.partition())) {
        continue;
      }
      var key = new Key(follower.name(), place.partition());
      var before = waiting.get(key);
      var still =
          before != null && before.handled() == place.handled()
              ? before
              : new Waiting(place.handled(), now);
      next.put(key, still);
      if (now - still.since() >= patience) {
        standing.putIfAbsent(follower.name(), sentence(place, now - still.since()));
      }
    }
    waiting = next;
    return standing;
  }

  private String sentence(Place place, long nanos) {
    var why = why(place);
    return "does not move in %s since %d s, %d records wait%s"
        .formatted(
            place.partition(),
            Duration.ofNanos(nanos).toSeconds(),
            place.behind(),
            why == null ? "" : ": " + why);
  }

  private @Nullable String why(Place place) {
    var told = troubles.of(place.follower().group(), place.partition(), place.handled());
    return told == null ? place.follower().trouble() : told;
  }
}
