package se.lotsen.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;
import se.lotsen.kit.IdSource;

/**
 * Gives an application context a broker, a database and a folder of its own. The broker is not
 * shared, because topics, consumer groups and the Streams application have the same names in every
 * context: two on one broker would take each other's records.
 */
abstract class PlatformInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** A broker for one context. */
  record Broker(String bootstrapServers, Runnable close) {}

  abstract Broker startBroker();

  abstract String freshDatabase();

  @Override
  public final void initialize(ConfigurableApplicationContext context) {
    var broker = startBroker();
    try {
      var folder = Files.createTempDirectory("lotsen-test-");
      // Registered before any bean there is, so that it goes after all of them.
      ((DefaultSingletonBeanRegistry) context.getBeanFactory())
          .registerDisposableBean(
              "test-platform",
              () -> {
                broker.close().run();
                FileSystemUtils.deleteRecursively(folder);
              });
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test-platform",
                  Map.of(
                      "spring.kafka.bootstrap-servers", broker.bootstrapServers(),
                      "spring.mongodb.uri", freshDatabase(),
                      "lotsen.projection.state-dir", folder.resolve("streams").toString(),
                      "lotsen.instance", IdSource.TIME_ORDERED.next())));
    } catch (IOException e) {
      broker.close().run();
      throw new UncheckedIOException("No temporary folder", e);
    }
  }
}
