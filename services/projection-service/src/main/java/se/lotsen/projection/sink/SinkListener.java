package se.lotsen.projection.sink;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.model.event.Topics;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.projection.ProjectionConfiguration;

/** Reads what the stream tells, and the events it tells it from, in batches. */
@Component
class SinkListener {
  private final Sinks sinks;
  private final DeadLetters deadLetters;
  private final FailPoints failPoints;

  SinkListener(Sinks sinks, DeadLetters deadLetters, FailPoints failPoints) {
    this.sinks = sinks;
    this.deadLetters = deadLetters;
    this.failPoints = failPoints;
  }

  @KafkaListener(
      id = "projection.ledger-sink",
      groupId = ProjectionConfiguration.GROUP,
      topics = Topics.LEDGER_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onLedger(List<ConsumerRecord<String, byte[]>> records) {
    sink(records, sinks::ledger, this::putAside);
  }

  @KafkaListener(
      id = "projection.values-sink",
      groupId = ProjectionConfiguration.GROUP,
      topics = Topics.VALUES_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onValues(List<ConsumerRecord<String, byte[]>> records) {
    sink(records, sinks::values, this::putAside);
  }

  @KafkaListener(
      id = "projection.events-sink",
      groupId = ProjectionConfiguration.GROUP,
      topics = {
        Topics.CONTACTS_NAME,
        Topics.CASES_NAME,
        Topics.REFERRALS_NAME,
        Topics.ACTIVITIES_NAME
      },
      containerFactory = MessagingConfiguration.BATCHES)
  void onEvents(List<ConsumerRecord<String, byte[]>> records) {
    // The stream reads the same records and has put aside what cannot be read: once is enough.
    sink(records, sinks::events, (record, why) -> {});
  }

  private void putAside(ConsumerRecord<String, byte[]> record, UnreadableRecord why) {
    deadLetters.putAside(ProjectionConfiguration.GROUP, record, why);
  }

  /** Writes a batch; where one record in it cannot be read, each by itself. */
  private void sink(
      List<ConsumerRecord<String, byte[]>> records,
      Consumer<List<ConsumerRecord<String, byte[]>>> into,
      BiConsumer<ConsumerRecord<String, byte[]>, UnreadableRecord> unreadable) {
    failPoints.passed(FailPoint.SINK_RECEIVED);
    try {
      into.accept(records);
    } catch (UnreadableRecord batch) {
      for (var record : records) {
        try {
          into.accept(List.of(record));
        } catch (UnreadableRecord e) {
          unreadable.accept(record, e);
        }
      }
    }
    failPoints.passed(FailPoint.SINK_WRITTEN);
  }
}
