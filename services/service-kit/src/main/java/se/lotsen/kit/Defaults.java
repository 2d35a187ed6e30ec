package se.lotsen.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Puts {@code lotsen-defaults.properties} behind all other configuration, so that a service, the
 * standalone process and a test start from the same settings.
 */
class Defaults implements EnvironmentPostProcessor {
  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
    if (environment.containsProperty("spring.data.mongodb.uri")) {
      throw new IllegalStateException(
          "spring.data.mongodb.uri (SPRING_DATA_MONGODB_URI) is no longer read;"
              + " say spring.mongodb.uri (SPRING_MONGODB_URI)");
    }
    try {
      environment
          .getPropertySources()
          .addLast(
              new ResourcePropertySource(
                  "lotsen-defaults", new ClassPathResource("lotsen-defaults.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
