package se.lotsen.testkit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.KitConfiguration;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.Topics;

/** The smallest service there can be: it keeps a copy of every client. */
@EnableAutoConfiguration
@Import({KitConfiguration.class, SampleServiceApplication.Listener.class})
class SampleServiceApplication {
  static final String GROUP = "lotsen.samples";
  static final String COPIES = "samples.client_replicas";

  /** The last event seen, in words. */
  record Copy(String event) {}

  @Bean
  ConsumerGroup sampleConsumers() {
    return new ConsumerGroup(GROUP);
  }

  @Bean
  ReplicaStore<Copy> sampleCopies(
      MongoTemplate mongo, MeterRegistry meters, FailPoints failPoints) {
    return new ReplicaStore<>(COPIES, Copy.class, mongo, meters, failPoints);
  }

  static class Listener {
    private final ReplicaStore<Copy> copies;

    Listener(ReplicaStore<Copy> copies) {
      this.copies = copies;
    }

    @KafkaListener(
        id = "samples.known-clients",
        groupId = GROUP,
        topics = Topics.CLIENTS_NAME,
        containerFactory = MessagingConfiguration.EVENTS)
    void onClient(Received<ClientEvent> received) {
      copies.apply(received, known -> new Copy(received.event().toString()));
    }
  }
}
