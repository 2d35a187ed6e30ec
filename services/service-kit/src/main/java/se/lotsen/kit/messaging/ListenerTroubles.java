package se.lotsen.kit.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.RetryListener;
import se.lotsen.kit.failure.FailureKind;

/** Why a record that is tried again and again was not handled the last time, for health to tell. */
public final class ListenerTroubles implements RetryListener {
  private final Map<Place, Trouble> troubles = new ConcurrentHashMap<>();

  private record Place(String group, TopicPartition partition) {}

  private record Trouble(long offset, String why) {}

  @Override
  public void failedDelivery(
      ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
    note(record, failure);
  }

  @Override
  public void failedDelivery(ConsumerRecords<?, ?> records, Exception failure, int attempt) {
    for (var partition : records.partitions()) {
      note(records.records(partition).getFirst(), failure);
    }
  }

  private void note(ConsumerRecord<?, ?> record, @Nullable Exception failure) {
    var group = groupOf(failure);
    if (group != null && failure != null) {
      troubles.put(
          new Place(group, new TopicPartition(record.topic(), record.partition())),
          new Trouble(
              record.offset(),
              "%s: %s"
                  .formatted(
                      FailureKind.of(failure),
                      NestedExceptionUtils.getMostSpecificCause(failure))));
    }
  }

  private static @Nullable String groupOf(@Nullable Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ListenerExecutionFailedException failed) {
        return failed.getGroupId();
      }
    }
    return null;
  }

  /** Why the record at this offset was not handled, or null where nothing is known to be wrong. */
  public @Nullable String of(String group, TopicPartition partition, long offset) {
    var trouble = troubles.get(new Place(group, partition));
    return trouble == null || trouble.offset() < offset ? null : trouble.why();
  }
}
