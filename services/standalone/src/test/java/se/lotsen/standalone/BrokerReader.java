package se.lotsen.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as anybody could who has the broker's address, with nothing of ours in between. */
final class BrokerReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> settings;

  BrokerReader(String bootstrapServers) {
    this.settings = Map.of("bootstrap.servers", bootstrapServers, "exclude.internal.topics", false);
  }

  /** Every topic there is, Kafka's own among them. */
  Set<String> topics() {
    try (var admin = Admin.create(settings)) {
      return admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** All records from the first to those that are there now, also what was never committed. */
  List<ConsumerRecord<byte[], byte[]>> records(Collection<String> topics) {
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(read::add);
      }
      return read;
    }
  }
}
