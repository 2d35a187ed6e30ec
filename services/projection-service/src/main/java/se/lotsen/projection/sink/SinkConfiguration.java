package se.lotsen.projection.sink;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.projection.ProjectionConfiguration;
import se.lotsen.projection.stream.EmittedValues;

@Configuration(proxyBeanMethods = false)
class SinkConfiguration {
  @Bean
  ConsumerGroup projectionConsumers() {
    return new ConsumerGroup(ProjectionConfiguration.GROUP);
  }

  @Bean
  Sinks projectionSinks(MongoTemplate mongo, Filings filings) {
    Collections.declare(mongo);
    return new Sinks(mongo, filings);
  }

  @Bean
  EmittedValues toldSoFar(
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      ConsumerFactory<String, byte[]> consumers) {
    return new SunkOffsets(mongo, kafka, consumers);
  }
}
