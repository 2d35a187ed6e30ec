package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaIT {
  @TempDir Path folder;

  @Test
  void topics_records_offsets_and_transactions_are_there_after_a_restart_on_another_port()
      throws Exception {
    // given
    TopicPartition partition = new TopicPartition("cases", 0);
    String firstAddress;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      firstAddress = kafka.bootstrapServers();
      createTopic(kafka, "cases", 1);
      try (KafkaProducer<String, String> producer = producer(kafka, "restart-test");
          KafkaConsumer<String, String> reader = consumer(kafka)) {
        producer.initTransactions();
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>("cases", "k", "committed"));
        producer.sendOffsetsToTransaction(
            Map.of(partition, new OffsetAndMetadata(1)), reader.groupMetadata());
        producer.commitTransaction();
      }
    }

    // when
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      // then
      assertThat(kafka.bootstrapServers()).isNotEqualTo(firstAddress);
      assertThat(read(kafka, "cases", 1)).containsExactly("k");
      try (KafkaConsumer<String, String> reader = consumer(kafka)) {
        assertThat(reader.committed(Set.of(partition)))
            .containsEntry(partition, new OffsetAndMetadata(1));
      }
      try (KafkaProducer<String, String> producer = producer(kafka, "restart-test")) {
        producer.initTransactions();
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>("cases", "k2", "committed"));
        producer.commitTransaction();
      }
      assertThat(read(kafka, "cases", 1)).containsExactly("k", "k2");
    }
  }

  @Test
  void a_kill_loses_no_record_that_was_acknowledged() throws Exception {
    // given
    List<String> acknowledged;
    try (ChildJvm child = ChildJvm.start(KafkaWriter.class, folder.toString())) {
      acknowledged = new ArrayList<>(child.hear(5_000));

      // when
      acknowledged.addAll(child.kill());
    }

    // then
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(5_000);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      assertThat(read(kafka, KafkaWriter.TOPIC, 3)).containsAll(acknowledged);
    }
  }

  @Test
  void a_folder_in_use_by_another_process_is_refused() throws Exception {
    try (ChildJvm child = ChildJvm.start(KafkaWriter.class, folder.toString())) {
      child.hear(1);

      assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0))
          .isInstanceOf(DataInUseException.class)
          .hasMessageContaining(folder.getFileName() + " is in use by another running process");
    }
  }

  @Test
  void a_wrong_setting_is_refused_and_the_folder_is_free_again() {
    assertThatThrownBy(
            () -> EmbeddedKafka.start(folder, 0, Map.of("num.io.threads", "none at all")))
        .hasMessageContaining("num.io.threads");

    EmbeddedKafka.start(folder, 0).close();
  }

  @Test
  void a_temporary_broker_leaves_nothing_behind() throws Exception {
    // given
    EmbeddedKafka kafka = EmbeddedKafka.temporary();
    Path data;
    try (Admin admin = Admin.create(settings(kafka))) {
      data =
          Path.of(
              admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                  .flatMap(folders -> folders.keySet().stream())
                  .findFirst()
                  .orElseThrow());
    }
    assertThat(data).isDirectory();

    // when
    kafka.close();
    kafka.close();

    // then
    assertThat(data).doesNotExist();
  }

  @Test
  void an_empty_broker_takes_little_space() throws Exception {
    EmbeddedKafka.start(folder, 0).close();

    try (Stream<Path> files = Files.walk(folder)) {
      long bytes =
          files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      assertThat(bytes).isLessThan(15_000_000);
    }
  }

  private static void createTopic(EmbeddedKafka kafka, String name, int partitions)
      throws Exception {
    try (Admin admin = Admin.create(settings(kafka))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka kafka, String transactions) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactions),
        new StringSerializer(),
        new StringSerializer());
  }

  /** The keys of all records that are committed at this moment. */
  private static List<String> read(EmbeddedKafka kafka, String topic, int partitions) {
    try (KafkaConsumer<String, String> consumer = consumer(kafka)) {
      List<TopicPartition> all =
          Stream.iterate(0, i -> i + 1)
              .limit(partitions)
              .map(i -> new TopicPartition(topic, i))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      List<String> keys = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found -> keys.add(found.key()));
      }
      return keys;
    }
  }

  private static KafkaConsumer<String, String> consumer(EmbeddedKafka kafka) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "enable.auto.commit",
            false,
            "group.id",
            "readers",
            "isolation.level",
            "read_committed"),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static Map<String, Object> settings(EmbeddedKafka kafka) {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
