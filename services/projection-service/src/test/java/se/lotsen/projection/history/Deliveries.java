package se.lotsen.projection.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Orders in which Kafka may bring events: within an aggregate as published, else any. */
public final class Deliveries {
  private Deliveries() {}

  /** Each event once. */
  public static List<PublishedEvent> interleaved(
      Map<String, List<PublishedEvent>> published, long seed) {
    return delivered(published, new Random(seed), 0);
  }

  /** Some again at once, some aggregates again from somewhere: what a relay's crash leads to. */
  public static List<PublishedEvent> interleavedWithRepeats(
      Map<String, List<PublishedEvent>> published, long seed) {
    return delivered(published, new Random(seed), 3);
  }

  private static List<PublishedEvent> delivered(
      Map<String, List<PublishedEvent>> published, Random random, int repeatsOfTen) {
    var waiting = new ArrayList<>(published.values());
    var next = new ArrayList<Integer>();
    waiting.forEach(aggregate -> next.add(0));
    var delivered = new ArrayList<PublishedEvent>();
    while (!waiting.isEmpty()) {
      int which = random.nextInt(waiting.size());
      var aggregate = waiting.get(which);
      int sent = next.get(which) + 1;
      delivered.add(aggregate.get(sent - 1));
      if (random.nextInt(10) < repeatsOfTen) {
        delivered.addAll(aggregate.subList(random.nextInt(sent), sent));
      }
      if (sent == aggregate.size()) {
        waiting.remove(which);
        next.remove(which);
      } else {
        next.set(which, sent);
      }
    }
    return delivered;
  }
}
