package se.lotsen.projection.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.model.event.Topics;
import se.lotsen.projection.CellPartitions;
import se.lotsen.projection.ProjectionConfiguration;
import se.lotsen.projection.stream.EmittedValues;

/**
 * What was told is what the values topic says, not what has been sunk of it: the sink may be
 * behind. It is withdrawn cell by cell, in the partition it was told in.
 */
final class SunkOffsets implements EmittedValues {
  private static final Duration POLL = Duration.ofMillis(500);

  private final MongoTemplate mongo;
  private final KafkaTemplate<String, byte[]> kafka;
  private final ConsumerFactory<String, byte[]> consumers;

  SunkOffsets(
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      ConsumerFactory<String, byte[]> consumers) {
    this.mongo = mongo;
    this.kafka = kafka;
    this.consumers = consumers;
  }

  /**
   * The sunk values go, too, with the offsets they came from: should Kafka have begun anew, those
   * would stand against all that is told from now on.
   */
  @Override
  public void withdraw() {
    int partitions = kafka.partitionsFor(Topics.VALUES_NAME).size();
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var cell : toldCells()) {
      sent.add(
          kafka.send(
              new ProducerRecord<>(
                  Topics.VALUES_NAME,
                  CellPartitions.partitionOf(cell, partitions),
                  cell,
                  withdrawn())));
    }
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    Collections.drop(mongo);
  }

  /** No value: on a compacted topic, the word for "there is none any more". */
  @SuppressWarnings("NullAway") // the producer takes it, without saying so
  private static byte[] withdrawn() {
    return null;
  }

  /** The cells whose newest record is a value. */
  private Set<String> toldCells() {
    var cells = new TreeSet<String>();
    try (var consumer = consumers.createConsumer(ProjectionConfiguration.GROUP + ".told", "")) {
      var partitions =
          consumer.partitionsFor(Topics.VALUES_NAME).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        for (var record : consumer.poll(POLL)) {
          if (record.value() == null) {
            cells.remove(record.key());
          } else {
            cells.add(record.key());
          }
        }
      }
    }
    return cells;
  }
}
