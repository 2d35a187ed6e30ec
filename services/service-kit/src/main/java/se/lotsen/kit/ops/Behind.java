package se.lotsen.kit.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import se.lotsen.kit.messaging.IdlePositions;

/**
 * How far each follower is behind the ends of its topics: what is stored in Kafka against what has
 * been handled, and not what a consumer has fetched, which is nothing before its first fetch and
 * everything while it works on a batch.
 */
final class Behind {
  private final KafkaListenerEndpointRegistry listeners;
  private final List<Follower> others;
  private final IdlePositions idle;
  private final Offsets offsets;

  Behind(
      KafkaListenerEndpointRegistry listeners,
      List<Follower> others,
      IdlePositions idle,
      Offsets offsets) {
    this.listeners = listeners;
    this.others = others;
    this.idle = idle;
    this.offsets = offsets;
  }

  /**
   * Where a follower is in one partition.
   *
   * @param handled the offset up to which all is done
   * @param end the offset of the next record to come
   */
  record Place(Follower follower, TopicPartition partition, long handled, long end) {
    long behind() {
      return Math.max(0, end - handled);
    }
  }

  /** All who follow topics in this process. */
  List<Follower> followers() {
    var all = new ArrayList<Follower>(others);
    for (var container : listeners.getListenerContainers()) {
      all.add(new ListenerFollower(container));
    }
    return all;
  }

  /** Where all of them are in all partitions, asked now: first the ends, then how far they are. */
  List<Place> places() throws Exception {
    var followers = followers();
    if (followers.isEmpty()) {
      return List.of();
    }
    var partitions = new HashMap<Follower, Set<TopicPartition>>();
    var all = new HashSet<TopicPartition>();
    for (var follower : followers) {
      var its = offsets.partitionsOf(follower.topics());
      partitions.put(follower, its);
      all.addAll(its);
    }
    var ends = offsets.ends(all);
    var committed = offsets.committed(followers.stream().map(Follower::group).toList());
    var beginnings = offsets.beginnings(notBegun(partitions, committed, ends));
    var places = new ArrayList<Place>();
    for (var follower : followers) {
      var done = committed.getOrDefault(follower.group(), Map.of());
      for (var partition : partitions.getOrDefault(follower, Set.of())) {
        long handled =
            done.getOrDefault(partition, beginnings.getOrDefault(partition, 0L).longValue());
        var said = idle.of(follower.group(), partition);
        places.add(
            new Place(
                follower,
                partition,
                said == null ? handled : Math.max(said, handled),
                ends.getOrDefault(partition, 0L)));
      }
    }
    return places;
  }

  /** What has records and has not been committed in yet. */
  private static Set<TopicPartition> notBegun(
      Map<Follower, Set<TopicPartition>> partitions,
      Map<String, Map<TopicPartition, Long>> committed,
      Map<TopicPartition, Long> ends) {
    var notBegun = new HashSet<TopicPartition>();
    partitions.forEach(
        (follower, its) -> {
          var done = committed.getOrDefault(follower.group(), Map.of());
          its.stream()
              .filter(each -> !done.containsKey(each) && ends.getOrDefault(each, 0L) > 0)
              .forEach(notBegun::add);
        });
    return notBegun;
  }

  /** Records left, by follower; those who are at the end are not in it. */
  static Map<String, Long> byName(List<Place> places) {
    var behind = new TreeMap<String, Long>();
    for (var place : places) {
      if (place.behind() > 0) {
        behind.merge(place.follower().name(), place.behind(), Long::sum);
      }
    }
    return behind;
  }
}
