package se.lotsen.cases.casefile;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.messaging.ConsumerGroup;

@Configuration(proxyBeanMethods = false)
class CaseConsumers {
  static final String GROUP = "lotsen.cases";

  @Bean
  ConsumerGroup casesGroup() {
    return new ConsumerGroup(GROUP);
  }
}
