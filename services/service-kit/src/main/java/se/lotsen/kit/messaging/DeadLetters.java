package se.lotsen.kit.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;

/**
 * What could not be handled, per service: to be looked at, and to be sent round again. The one that
 * may write a topic sends its records round: any other is refused by the broker.
 */
public final class DeadLetters {
  private static final Duration POLL = Duration.ofMillis(500);

  private final ConsumerFactory<String, byte[]> consumers;
  private final KafkaTemplate<String, byte[]> kafka;
  private final Supplier<Set<String>> published;

  /**
   * @param published the topics of events that this process writes
   */
  public DeadLetters(
      ConsumerFactory<String, byte[]> consumers,
      KafkaTemplate<String, byte[]> kafka,
      Supplier<Set<String>> published) {
    this.consumers = consumers;
    this.kafka = kafka;
    this.published = published;
  }

  /** The topic for what a consumer group cannot handle: one per service. */
  public static String topicOf(String group) {
    return group + ".dead-letters.v1";
  }

  /**
   * One record that was put aside.
   *
   * @param offset its number among the dead letters of this consumer group
   * @param writer the service that can send it round again; empty for a topic that is not ours
   * @param reason why it could not be handled
   * @param replayed whether it has been sent round again since
   * @param value as text; what it was in bytes goes round in a replay
   */
  public record DeadLetter(
      long offset,
      String originalTopic,
      String writer,
      @Nullable String key,
      Instant at,
      String reason,
      boolean replayed,
      Map<String, String> headers,
      @Nullable String value) {}

  /** The newest that were put aside for this consumer group, newest first. */
  public List<DeadLetter> list(String group, int limit) {
    return list(group, null, limit);
  }

  /**
   * The newest before one that was seen, newest first; only those are read, however many there are.
   *
   * @param before the offset of the last one that was seen; null for the end
   * @param limit how many at most
   */
  public List<DeadLetter> list(String group, @Nullable Long before, int limit) {
    var partition = new TopicPartition(topicOf(group), 0);
    try (var consumer = consumers.createConsumer(group + ".dead-letters", "")) {
      if (consumer.partitionsFor(partition.topic()).isEmpty()) {
        return List.of();
      }
      consumer.assign(List.of(partition));
      long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      var replayed = new HashMap<String, Long>();
      ToLongFunction<String> position =
          writer -> replayed.computeIfAbsent(writer, each -> replayedBy(each, group, partition));
      var letters = new ArrayList<DeadLetter>();
      long to = before == null ? end : Math.min(before, end);
      // Some offsets are marks of transactions and no letters: then it takes another look.
      while (to > first && letters.size() < limit) {
        long from = Math.max(first, to - (limit - letters.size()));
        letters.addAll(between(consumer, partition, from, to, position).reversed());
        to = from;
      }
      return letters;
    }
  }

  private static List<DeadLetter> between(
      org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
      TopicPartition partition,
      long from,
      long to,
      ToLongFunction<String> replayed) {
    var letters = new ArrayList<DeadLetter>();
    consumer.seek(partition, from);
    while (consumer.position(partition) < to) {
      for (var record : consumer.poll(POLL)) {
        if (record.offset() < to) {
          letters.add(letter(record, replayed));
        }
      }
    }
    return letters;
  }

  /** Whose position in the dead letters tells which this writer has sent round again. */
  public static String replays(String group, String writer) {
    return group + ".dead-letters.replay." + writer;
  }

  private long replayedBy(String writer, String group, TopicPartition letters) {
    if (writer.isEmpty()) {
      return 0;
    }
    try (var consumer = consumers.createConsumer(replays(group, writer), "")) {
      var committed = consumer.committed(Set.of(letters)).get(letters);
      return committed == null ? 0 : committed.offset();
    }
  }

  /**
   * Sends what was put aside since the last replay to its original topic again, key and headers as
   * they were, as far as this process writes that topic; the writers of the others are asked
   * themselves. Whoever has handled a record drops it; what still cannot be handled comes back
   * here. Ledger and values, which have no sequence, are never sent again.
   *
   * @return how many were sent
   */
  public int replay(String group) {
    var own = published.get();
    var sent = new ArrayList<String>();
    own.stream()
        .map(DeadLetters::writerOf)
        .distinct()
        .forEach(
            writer ->
                forEach(
                    group,
                    writer,
                    letter -> {
                      var record = original(letter);
                      if (own.contains(record.topic()) && writerOf(record.topic()).equals(writer)) {
                        send(record);
                        sent.add(record.topic());
                      }
                    }));
    return sent.size();
  }

  private static String writerOf(String topic) {
    return Topics.ALL.stream()
        .filter(each -> each.name().equals(topic))
        .map(Topic::writer)
        .findFirst()
        .orElse("");
  }

  /** Puts one record aside for a consumer group, with the reason. */
  public void putAside(String group, ConsumerRecord<String, byte[]> record, Exception why) {
    var headers = new RecordHeaders(record.headers());
    DeadLetterHeaders.addPlace(headers, record.topic(), record.partition());
    DeadLetterHeaders.add(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, why.getClass().getName());
    DeadLetterHeaders.add(
        headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, String.valueOf(why.getMessage()));
    send(new ProducerRecord<>(topicOf(group), null, record.key(), record.value(), headers));
  }

  private void forEach(
      String group, String writer, Consumer<ConsumerRecord<String, byte[]>> action) {
    try (var consumer = consumers.createConsumer(replays(group, writer), "")) {
      var partitions =
          consumer.partitionsFor(topicOf(group)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        consumer.poll(POLL).forEach(action);
        consumer.commitSync();
      }
    }
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      kafka.send(record).get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Replay stopped at a record of " + record.topic(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Replay was interrupted", e);
    }
  }

  private static ProducerRecord<String, byte[]> original(ConsumerRecord<String, byte[]> letter) {
    var headers = new RecordHeaders();
    for (var header : letter.headers()) {
      if (!header.key().startsWith(KafkaHeaders.PREFIX + "dlt-")) {
        headers.add(header);
      }
    }
    return new ProducerRecord<>(
        text(letter, KafkaHeaders.DLT_ORIGINAL_TOPIC),
        originalPartition(letter),
        letter.key(),
        letter.value(),
        headers);
  }

  /** Where it lay: not every record lies where its key alone would put it. */
  private static @Nullable Integer originalPartition(ConsumerRecord<String, byte[]> letter) {
    var partition = letter.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION);
    return partition == null ? null : ByteBuffer.wrap(partition.value()).getInt();
  }

  private static DeadLetter letter(
      ConsumerRecord<String, byte[]> letter, ToLongFunction<String> replayed) {
    var topic = text(letter, KafkaHeaders.DLT_ORIGINAL_TOPIC);
    var writer = writerOf(topic);
    var headers = new LinkedHashMap<String, String>();
    for (Header header : letter.headers()) {
      if (header.key().startsWith("ce_")) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return new DeadLetter(
        letter.offset(),
        topic,
        writer,
        letter.key(),
        Instant.ofEpochMilli(letter.timestamp()),
        text(letter, KafkaHeaders.DLT_EXCEPTION_MESSAGE),
        letter.offset() < replayed.applyAsLong(writer),
        headers,
        letter.value() == null ? null : new String(letter.value(), StandardCharsets.UTF_8));
  }

  private static String text(ConsumerRecord<String, byte[]> letter, String header) {
    var value = letter.headers().lastHeader(header);
    return value == null ? "" : new String(value.value(), StandardCharsets.UTF_8);
  }
}
