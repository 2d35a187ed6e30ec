package se.lotsen.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;

/**
 * The embedded broker and store, started side by side before the services and closed after them.
 * Where an address is configured from outside, that one is used and nothing is embedded for it.
 */
final class Platform
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {
  private static final String KAFKA = "spring.kafka.bootstrap-servers";
  private static final String MONGO = "spring.mongodb.uri";

  /** Threads of their own: the pool's do not see the classes inside a Boot jar. */
  private static final Executor SIDE_BY_SIDE = action -> Thread.ofPlatform().start(action);

  /** What every service falls back on; an address that is only there was not asked for. */
  private static final String DEFAULTS = "lotsen-defaults";

  private @Nullable CompletableFuture<EmbeddedKafka> kafka;
  private @Nullable CompletableFuture<EmbeddedMongo> mongo;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    var settings =
        Binder.get(environment).bindOrCreate("lotsen.standalone", StandaloneProperties.class);
    var data = settings.data().toAbsolutePath().normalize();
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder %s cannot be made".formatted(data), e);
    }
    if (!isConfigured(environment, KAFKA)) {
      kafka = CompletableFuture.supplyAsync(() -> startKafka(data, settings), SIDE_BY_SIDE);
    }
    if (!isConfigured(environment, MONGO)) {
      mongo = CompletableFuture.supplyAsync(() -> startMongo(data, settings), SIDE_BY_SIDE);
    }
    var found = new HashMap<String, Object>();
    found.put("lotsen.projection.state-dir", data.resolve("streams").toString());
    if (kafka != null) {
      found.put(KAFKA, started(kafka).bootstrapServers());
    }
    if (mongo != null) {
      found.put(MONGO, started(mongo).connectionString("lotsen"));
    }
    environment.getPropertySources().addFirst(new MapPropertySource("embedded-platform", found));
  }

  private static boolean isConfigured(ConfigurableEnvironment environment, String property) {
    var name = ConfigurationPropertyName.of(property);
    return environment.getPropertySources().stream()
        .filter(source -> !source.getName().equals(DEFAULTS))
        .map(ConfigurationPropertySource::from)
        .filter(Objects::nonNull)
        .anyMatch(source -> source.getConfigurationProperty(name) != null);
  }

  private static EmbeddedKafka startKafka(Path data, StandaloneProperties settings) {
    return EmbeddedKafka.start(data.resolve("kafka"), 0, settings.broker());
  }

  private static EmbeddedMongo startMongo(Path data, StandaloneProperties settings) {
    return EmbeddedMongo.persistent(data.resolve("store.mv"), 0, settings.storeCacheMegabytes());
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

  /** A part that cannot be closed in order does not keep the other one open. */
  @Override
  public void close() {
    try {
      if (mongo != null) {
        closeOnceStarted(mongo, EmbeddedMongo::close);
      }
    } finally {
      if (kafka != null) {
        closeOnceStarted(kafka, EmbeddedKafka::close);
      }
    }
  }

  /** Waits for a part that is still starting while the other one has failed. */
  private static <T> void closeOnceStarted(CompletableFuture<T> part, Consumer<T> close) {
    var started = part.handle((ok, failure) -> ok).join();
    if (started != null) {
      close.accept(started);
    }
  }
}
