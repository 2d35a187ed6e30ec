package se.lotsen.feeds.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.kit.messaging.DeadLetters;

/**
 * Which records are among the dead letters already. Each start of each instance meets every
 * unreadable record again, but it has to be looked at only once. The dead letters are the memory of
 * that: they are kept for ever, and read on only when an unreadable record turns up. Two instances
 * that meet a new one in the same moment may both put it aside. Used by one thread.
 */
@Component
class DeadLetterIndex {
  private static final Duration POLL = Duration.ofMillis(100);

  private final ConsumerFactory<String, byte[]> consumers;
  private final String group;
  private final TopicPartition letters;
  private final Set<Letter> known = new HashSet<>();
  private long readUpTo;

  DeadLetterIndex(
      ConsumerFactory<String, byte[]> consumers,
      @Qualifier("feedsGroup") ConsumerGroup feedsGroup) {
    this.consumers = consumers;
    this.group = feedsGroup.name();
    this.letters = new TopicPartition(DeadLetters.topicOf(group), 0);
  }

  /**
   * @param value hash of it: in a topic that was made anew the same place holds something else
   */
  private record Letter(String topic, int partition, long offset, int value) {}

  boolean holds(ConsumerRecord<String, byte[]> record) {
    var letter =
        new Letter(
            record.topic(), record.partition(), record.offset(), Arrays.hashCode(record.value()));
    if (!known.contains(letter)) {
      readOn();
    }
    return known.contains(letter);
  }

  private void readOn() {
    try (var consumer = consumers.createConsumer(group, "")) {
      var partition = List.of(letters);
      consumer.assign(partition);
      consumer.seek(letters, readUpTo);
      long end = consumer.endOffsets(partition).getOrDefault(letters, 0L);
      while (consumer.position(letters) < end) {
        for (var record : consumer.poll(POLL).records(letters)) {
          original(record).ifPresent(known::add);
        }
      }
      readUpTo = consumer.position(letters);
    }
  }

  private static Optional<Letter> original(ConsumerRecord<String, byte[]> letter) {
    var topic = header(letter, KafkaHeaders.DLT_ORIGINAL_TOPIC, 0);
    var partition = header(letter, KafkaHeaders.DLT_ORIGINAL_PARTITION, Integer.BYTES);
    var offset = header(letter, KafkaHeaders.DLT_ORIGINAL_OFFSET, Long.BYTES);
    return topic == null || partition == null || offset == null
        ? Optional.empty()
        : Optional.of(
            new Letter(
                new String(topic, StandardCharsets.UTF_8),
                ByteBuffer.wrap(partition).getInt(),
                ByteBuffer.wrap(offset).getLong(),
                Arrays.hashCode(letter.value())));
  }

  /**
   * @param length in bytes that a number must have, 0 for a text
   */
  private static byte @Nullable [] header(
      ConsumerRecord<String, byte[]> letter, String name, int length) {
    var header = letter.headers().lastHeader(name);
    var value = header == null ? null : header.value();
    return value == null || (length > 0 && value.length != length) ? null : value;
  }
}
