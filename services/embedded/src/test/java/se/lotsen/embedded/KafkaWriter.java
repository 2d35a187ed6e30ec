package se.lotsen.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A process with a broker that writes to it and says which records were acknowledged, until it is
 * killed.
 */
final class KafkaWriter {
  static final String TOPIC = "written";

  private KafkaWriter() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", 0);
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
    }
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    for (int i = 0; ; i++) {
      String key = "k" + i;
      var unused =
          producer.send(
              new ProducerRecord<>(TOPIC, key, "v"),
              (metadata, failure) -> {
                if (failure == null) {
                  ChildJvm.say(key);
                }
              });
    }
  }
}
