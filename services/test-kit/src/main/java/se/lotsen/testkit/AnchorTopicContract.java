package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.access.SigningKeys;
import se.lotsen.kit.journal.AnchorWitness.Told;
import se.lotsen.kit.journal.Audit.Anchored;
import se.lotsen.kit.messaging.AnchorTopic;

/**
 * What was said on the topic of anchors is known again, and what others put there is told from it.
 */
public abstract class AnchorTopicContract {
  private final String events = "lotsen.anchored-" + Samples.newId() + ".events.v1";
  @TempDir private Path folder;
  private DefaultKafkaProducerFactory<String, byte[]> producers;

  protected abstract Platform platform();

  @BeforeEach
  void open() throws Exception {
    var broker = platform().bootstrapServers();
    try (var admin =
        Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
      admin
          .createTopics(List.of(new NewTopic(AnchorTopic.topicOf(events), 1, (short) 1)))
          .all()
          .get();
    }
    producers =
        new DefaultKafkaProducerFactory<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    producers.destroy();
  }

  private AnchorTopic topic(String keys) {
    return topic(SigningKeys.in(folder.resolve(keys)));
  }

  private AnchorTopic topic(SigningKeys keys) {
    var consumers =
        new DefaultKafkaConsumerFactory<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, platform().bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    return new AnchorTopic(new KafkaTemplate<>(producers), consumers, keys);
  }

  private static Anchored anchor(long number) {
    return new Anchored(
        "sample", number, Instant.parse("2026-03-02T01:00:00Z"), 3, "digest-" + number);
  }

  @Test
  void whatWasToldIsKnownAgainAlsoWithAnotherKeySince() {
    topic("ours").tell(events, List.of(anchor(1), anchor(2)));
    var keys = SigningKeys.in(folder.resolve("ours"));
    keys.rotate();
    topic(keys).tell(events, List.of(anchor(3)));

    assertThat(topic("ours").told(events, "sample"))
        .containsExactly(
            new Told(1, "digest-1", true),
            new Told(2, "digest-2", true),
            new Told(3, "digest-3", true));
  }

  @Test
  void whatOthersPutThereIsNotOurs() throws Exception {
    topic("theirs").tell(events, List.of(anchor(1)));
    try (var producer = producers.createProducer()) {
      producer
          .send(
              new ProducerRecord<>(
                  AnchorTopic.topicOf(events),
                  "sample",
                  "no signature".getBytes(StandardCharsets.UTF_8)))
          .get();
    }

    assertThat(topic("ours").told(events, "sample"))
        .containsExactly(new Told(1, "digest-1", false), new Told(0, "", false));
  }

  @Test
  void whatIsSaidOfAnotherTypeIsNotGenuineThere() {
    topic("ours").tell(events, List.of(anchor(1)));

    assertThat(topic("ours").told(events, "other")).containsExactly(new Told(1, "digest-1", false));
  }

  @Test
  void nothingToldIsNothingKnown() {
    assertThat(topic("ours").told(events, "sample")).isEmpty();
  }
}
