package se.lotsen.projection.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Where in the topics the records are that could not be counted although some of it had been sent
 * already: the transaction takes that back, and when the record comes again it is put aside at
 * once. Known to all tasks of the process, as the task moves to another thread meanwhile.
 */
final class BrokenPlaces {
  private final Map<String, RuntimeException> places = new ConcurrentHashMap<>();

  void add(String place, RuntimeException why) {
    places.put(place, why);
  }

  /** Why the record there could not be counted; asked once, as it is put aside then. */
  @Nullable RuntimeException remove(String place) {
    return places.isEmpty() ? null : places.remove(place);
  }

  /** As it stands in headers: {@code topic/partition/offset}. */
  static String place(RecordMetadata of) {
    return place(of.topic(), of.partition(), of.offset());
  }

  static String place(String topic, int partition, long offset) {
    return topic + "/" + partition + "/" + offset;
  }
}
