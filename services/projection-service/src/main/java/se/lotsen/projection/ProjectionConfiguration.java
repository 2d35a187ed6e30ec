package se.lotsen.projection;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.lotsen.kit.KitConfiguration;

/** Brings the projection in, into a process of its own or one shared with other services. */
@Configuration(proxyBeanMethods = false)
@Import(KitConfiguration.class)
@EnableConfigurationProperties(ProjectionProperties.class)
@ComponentScan
public class ProjectionConfiguration {
  /** The consumer group of this service's listeners, and the name of its dead letters. */
  public static final String GROUP = "lotsen.projection";
}
