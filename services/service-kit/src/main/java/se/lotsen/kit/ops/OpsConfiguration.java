package se.lotsen.kit.ops;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.kit.relay.Relay;

/** Health and operators' commands of the kit. */
@Configuration(proxyBeanMethods = false)
public class OpsConfiguration {
  @Bean
  StoreHealthIndicator storeHealthIndicator(MongoTemplate mongo) {
    return new StoreHealthIndicator(mongo);
  }

  @Bean
  RelayHealthIndicator relayHealthIndicator(Relay relay, Backlog backlog) {
    return new RelayHealthIndicator(relay, backlog);
  }

  @Bean
  ListenersHealthIndicator listenersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
    return new ListenersHealthIndicator(listeners);
  }

  @Bean
  RepublishEndpoint republishEndpoint(Journals journals) {
    return new RepublishEndpoint(journals);
  }

  @Bean
  DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters) {
    return new DeadLettersEndpoint(deadLetters);
  }
}
