package se.lotsen.feeds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import se.lotsen.kit.KitConfiguration;
import se.lotsen.kit.messaging.ConsumerGroup;

/**
 * Brings the feeds in, into a process of its own or one shared with other services. Beans are named
 * by their whole class names, so that they meet nobody else's.
 */
@Configuration(proxyBeanMethods = false)
@Import(KitConfiguration.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class FeedsConfiguration {
  /** Names the dead letters. No instance ever joins it: each reads everything, for itself. */
  @Bean
  ConsumerGroup feedsGroup() {
    return new ConsumerGroup("lotsen.feeds");
  }
}
