package se.lotsen.feeds;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.EventHeaders;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.IndicatorValue;

/** Writes as registry and projection do: the values in transactions, by the project's partition. */
final class TopicWriter implements AutoCloseable {
  static final int PARTITIONS = 4;

  private final KafkaProducer<String, byte[]> producer;

  TopicWriter(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "writer-" + UUID.randomUUID(),
                ProducerConfig.LINGER_MS_CONFIG,
                "0"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  static IndicatorValue value(
      ProjectId project, String indicator, Municipality municipality, String month, String women) {
    return new IndicatorValue(
        project,
        new IndicatorCode(indicator),
        1,
        municipality,
        new AreaCode("advice"),
        YearMonth.parse(month),
        new Breakdown(new BigDecimal(women), BigDecimal.ZERO, BigDecimal.ONE));
  }

  /** All in one transaction. */
  void values(IndicatorValue... values) {
    producer.beginTransaction();
    for (var value : values) {
      send(value.project(), value.cell(), EventJson.write(value));
    }
    producer.commitTransaction();
  }

  void aborted(IndicatorValue value) {
    producer.beginTransaction();
    send(value.project(), value.cell(), EventJson.write(value));
    producer.flush();
    producer.abortTransaction();
  }

  void raw(ProjectId project, String key, byte @Nullable [] json) {
    producer.beginTransaction();
    send(project, key, json);
    producer.commitTransaction();
  }

  private void send(ProjectId project, String key, byte @Nullable [] json) {
    var id = project.value().getBytes(StandardCharsets.UTF_8);
    int partition = Utils.toPositive(Utils.murmur2(id)) % PARTITIONS;
    var unused = producer.send(new ProducerRecord<>(Topics.VALUES_NAME, partition, key, json));
  }

  void event(long sequence, ProjectEvent event) {
    var project = event.project().value();
    var cloudEvent =
        CloudEventBuilder.v1()
            .withId(project + "/" + sequence)
            .withSource(URI.create("/registry"))
            .withType(EventTypes.nameOf(event.getClass()))
            .withSubject(project)
            .withExtension(EventHeaders.RECORDED_TIME, "2008-01-01T00:00:00Z")
            .withExtension(EventHeaders.SEQUENCE, Long.toString(sequence))
            .withData("application/json", EventJson.write(event))
            .build();
    producer.beginTransaction();
    var unused =
        producer.send(
            KafkaMessageFactory.<String>createWriter(Topics.PROJECTS_NAME, project)
                .writeBinary(cloudEvent));
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close();
  }
}
