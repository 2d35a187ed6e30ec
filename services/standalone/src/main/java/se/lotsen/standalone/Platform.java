package se.lotsen.standalone;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.kafka.core.KafkaAdmin;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.embedded.EmbeddedMongo;
import se.lotsen.kit.CannotStart;

/**
 * The embedded broker and store, started side by side with the services, who wait for them where
 * they are first asked for, and closed after them. Where an address is configured from outside,
 * that one is used and nothing is embedded for it.
 */
final class Platform
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {
  private static final String KAFKA = "spring.kafka.bootstrap-servers";
  private static final String MONGO = "spring.mongodb.uri";
  private static final String WATCHED_DISK = "management.health.diskspace.path";
  private static final String EMBEDDED = EmbeddedKafka.class.getPackageName() + ".";

  /** Threads of their own: the pool's do not see the classes inside a Boot jar. */
  private static final Executor SIDE_BY_SIDE = action -> Thread.ofPlatform().start(action);

  /** What every service falls back on; an address that is only there was not asked for. */
  private static final String DEFAULTS = "lotsen-defaults";

  private @Nullable DataFolder data;
  private @Nullable CompletableFuture<EmbeddedKafka> kafka;
  private @Nullable CompletableFuture<EmbeddedMongo> mongo;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    var settings =
        Binder.get(environment).bindOrCreate("lotsen.standalone", StandaloneProperties.class);
    var folder = DataFolder.take(settings.data().toAbsolutePath().normalize());
    data = folder;
    Ports.mustBeFree(
        environment.getProperty("server.port", Integer.class, 0),
        environment.getProperty("server.address", InetAddress.class));
    var found = new HashMap<String, Object>();
    found.put("lotsen.projection.state-dir", folder.path().resolve("streams").toString());
    if (!isConfigured(environment, WATCHED_DISK)) {
      found.put(WATCHED_DISK, folder.path().toString());
    }
    if (!isConfigured(environment, KAFKA)) {
      int port = Ports.free();
      kafka =
          begin(
              "broker",
              () -> EmbeddedKafka.start(folder.path().resolve("kafka"), port, settings.broker()));
      found.put(KAFKA, "localhost:" + port);
    }
    if (!isConfigured(environment, MONGO)) {
      int port = Ports.free();
      mongo =
          begin(
              "store",
              () ->
                  EmbeddedMongo.persistent(
                      folder.path().resolve("store.mv"), port, settings.storeCacheMegabytes()));
      found.put(MONGO, "mongodb://localhost:%d/lotsen".formatted(port));
    }
    environment.getPropertySources().addFirst(new MapPropertySource("embedded-platform", found));
    context.getBeanFactory().addBeanPostProcessor(new WaitForBoth());
  }

  /**
   * Whoever asks first waits: the clients of both are made before they are used. Where one has
   * failed, nothing else is begun.
   */
  private final class WaitForBoth implements InstantiationAwareBeanPostProcessor {
    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
      await(mongo, MongoClient.class.isAssignableFrom(type));
      await(kafka, KafkaAdmin.class.isAssignableFrom(type));
      return null;
    }

    private static void await(@Nullable CompletableFuture<?> part, boolean isAskedFor) {
      if (part != null && (isAskedFor || part.isCompletedExceptionally())) {
        started(part);
      }
    }
  }

  private static boolean isConfigured(ConfigurableEnvironment environment, String property) {
    var name = ConfigurationPropertyName.of(property);
    return environment.getPropertySources().stream()
        .filter(source -> !source.getName().equals(DEFAULTS))
        .map(ConfigurationPropertySource::from)
        .filter(Objects::nonNull)
        .anyMatch(source -> source.getConfigurationProperty(name) != null);
  }

  private static <T> CompletableFuture<T> begin(String what, Supplier<T> start) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return start.get();
          } catch (RuntimeException e) {
            throw cannotStart(what, e);
          }
        },
        SIDE_BY_SIDE);
  }

  /** What the embedded parts refuse they say in a sentence of their own. */
  private static CannotStart cannotStart(String what, RuntimeException e) {
    return e.getClass().getName().startsWith(EMBEDDED)
        ? new CannotStart(String.valueOf(e.getMessage()), e)
        : new CannotStart(
            "the data of the embedded %s cannot be used (%s); restore it from a copy or choose"
                    .formatted(what, e)
                + " another folder with --data FOLDER",
            e);
  }

  private static <T> void started(CompletableFuture<T> part) {
    try {
      part.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw e;
    }
  }

  /** A part that cannot be closed in order does not keep the others open. */
  @Override
  public void close() {
    try {
      if (mongo != null) {
        closeOnceStarted(mongo, EmbeddedMongo::close);
      }
    } finally {
      try {
        if (kafka != null) {
          closeOnceStarted(kafka, EmbeddedKafka::close);
        }
      } finally {
        release();
      }
    }
  }

  private void release() {
    var taken = data;
    data = null;
    if (taken != null) {
      try {
        taken.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
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
