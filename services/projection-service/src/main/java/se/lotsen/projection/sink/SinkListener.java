package se.lotsen.projection.sink;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.model.event.Topics;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.projection.ProjectionConfiguration;

/** Reads what the stream tells, in batches. */
@Component
class SinkListener implements ConsumerSeekAware {
  private final Sinks sinks;
  private final Filings filings;
  private final DeadLetters deadLetters;
  private final FailPoints failPoints;

  SinkListener(Sinks sinks, Filings filings, DeadLetters deadLetters, FailPoints failPoints) {
    this.sinks = sinks;
    this.filings = filings;
    this.deadLetters = deadLetters;
    this.failPoints = failPoints;
  }

  @KafkaListener(
      id = "projection.ledger-sink",
      groupId = ProjectionConfiguration.GROUP,
      topics = Topics.LEDGER_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onLedger(List<ConsumerRecord<String, byte[]>> records) {
    sink(records, sinks::ledger);
  }

  @KafkaListener(
      id = "projection.values-sink",
      groupId = ProjectionConfiguration.GROUP,
      topics = Topics.VALUES_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onValues(List<ConsumerRecord<String, byte[]>> records) {
    sink(records, sinks::values);
  }

  /** Comes before the first records of a partition; each offset is where reading goes on. */
  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
    assigned.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(Topics.LEDGER_NAME)) {
            filings.from(partition, offset);
          }
        });
  }

  /**
   * Writes a batch; where one record in it is broken, each by itself, and the broken one is put
   * aside with the reason. Anything else that fails is the store's or Kafka's trouble: it goes to
   * the container, which pauses and tries the batch again for as long as it takes.
   */
  private void sink(
      List<ConsumerRecord<String, byte[]>> records,
      Consumer<List<ConsumerRecord<String, byte[]>>> into) {
    failPoints.passed(FailPoint.SINK_RECEIVED);
    try {
      into.accept(records);
    } catch (RuntimeException batch) {
      throwUnlessBroken(batch);
      for (var record : records) {
        try {
          into.accept(List.of(record));
        } catch (RuntimeException e) {
          throwUnlessBroken(e);
          deadLetters.putAside(ProjectionConfiguration.GROUP, record, reason(e));
        }
      }
    }
    failPoints.passed(FailPoint.SINK_WRITTEN);
  }

  /**
   * A client that was closed while this service stops is an illegal state, and no record's fault.
   */
  private static void throwUnlessBroken(RuntimeException e) {
    if (FailureKind.of(e) != FailureKind.BROKEN
        || NestedExceptionUtils.getMostSpecificCause(e) instanceof IllegalStateException) {
      throw e;
    }
  }

  private static UnreadableRecord reason(RuntimeException e) {
    return e instanceof UnreadableRecord unreadable
        ? unreadable
        : new UnreadableRecord("It cannot be stored: " + e.getMessage(), e);
  }
}
