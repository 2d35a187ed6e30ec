package se.lotsen.projection.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import se.lotsen.projection.ProjectionConfiguration;

/**
 * Reads single events where they were published. They are not kept a third time: the entries that
 * came of an event say where it lies.
 */
@Component
class PublishedEvents {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int BATCH_SIZE = 4;

  private final ConsumerFactory<String, byte[]> consumers;
  private final Semaphore free = new Semaphore(BATCH_SIZE);

  PublishedEvents(ConsumerFactory<String, byte[]> consumers) {
    this.consumers = consumers;
  }

  /** A place on Kafka as entries name it: topic/partition/offset. */
  private record Source(TopicPartition partition, long offset) {
    static Source of(String text) {
      var parts = text.split("/", -1);
      return new Source(
          new TopicPartition(parts[0], Integer.parseInt(parts[1])), Long.parseLong(parts[2]));
    }
  }

  /**
   * The record there, if it is this event.
   *
   * @throws KafkaAway when Kafka does not answer in time, or too many ask at once
   */
  Optional<ConsumerRecord<String, byte[]>> find(String event, String source) {
    acquire();
    try (var consumer = consumer()) {
      return read(consumer, Source.of(source)).filter(record -> event.equals(idOf(record)));
    } catch (InvalidOffsetException e) {
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new KafkaAway(e);
    } finally {
      free.release();
    }
  }

  private void acquire() {
    try {
      if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new KafkaAway(null);
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Consumer<String, byte[]> consumer() {
    var oneRecord = new Properties();
    oneRecord.putAll(
        Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()),
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis())));
    return consumers.createConsumer(ProjectionConfiguration.GROUP + ".look", "", "", oneRecord);
  }

  private static Optional<ConsumerRecord<String, byte[]>> read(
      Consumer<String, byte[]> consumer, Source source) {
    var partition = source.partition();
    consumer.assign(List.of(partition));
    var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    if (source.offset() >= end) {
      return Optional.empty();
    }
    consumer.seek(partition, source.offset());
    var found = consumer.poll(PATIENCE).records(partition);
    if (found.isEmpty()) {
      throw new KafkaException("Nothing came from " + partition);
    }
    return Optional.of(found.getFirst()).filter(record -> record.offset() == source.offset());
  }

  private static String idOf(ConsumerRecord<String, byte[]> record) {
    var id = record.headers().lastHeader("ce_id");
    return id == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
  }
}
