package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

class PublishedEventsIT {
  @Test
  void whileKafkaIsAwayItSaysSoInTime() {
    var nobody =
        new DefaultKafkaConsumerFactory<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"),
            new StringDeserializer(),
            new ByteArrayDeserializer());

    assertThatThrownBy(() -> new PublishedEvents(nobody).find("case/1", "cases/0/1"))
        .isInstanceOf(KafkaAway.class);
  }
}
