package se.lotsen.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;

/**
 * The embedded broker and store, started side by side before the services and closed after them.
 * Where an address is configured from outside, that one is used and nothing is embedded.
 */
final class Platform
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {
  private CompletableFuture<EmbeddedKafka> kafka = new CompletableFuture<>();
  private CompletableFuture<EmbeddedMongo> mongo = new CompletableFuture<>();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var settings =
        Binder.get(context.getEnvironment())
            .bindOrCreate("lotsen.standalone", StandaloneProperties.class);
    var data = settings.data().toAbsolutePath().normalize();
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder %s cannot be made".formatted(data), e);
    }
    kafka = CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(data.resolve("kafka"), 0));
    mongo =
        CompletableFuture.supplyAsync(
            () ->
                EmbeddedMongo.persistent(
                    data.resolve("store.mv"), 0, settings.storeCacheMegabytes()));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "embedded-platform",
                Map.of(
                    "spring.kafka.bootstrap-servers", started(kafka).bootstrapServers(),
                    "spring.mongodb.uri", started(mongo).connectionString("lotsen"),
                    "lotsen.projection.state-dir", data.resolve("streams").toString())));
  }

  private static <T> T started(CompletableFuture<T> part) {
    try {
      return part.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    if (isStarted(mongo)) {
      mongo.join().close();
    }
    if (isStarted(kafka)) {
      kafka.join().close();
    }
  }

  private static boolean isStarted(CompletableFuture<?> part) {
    return part.isDone() && !part.isCompletedExceptionally();
  }
}
