package se.lotsen.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this process, its own controller, listening on localhost only.
 *
 * <p>Topics are not created by themselves and have one replica. What was acknowledged survives a
 * kill of the process (not a power cut: Kafka leaves it to the system when to write to the disk).
 * See {@link #onFatalFault} for what happens when the broker breaks.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(20);

  private final FolderLock lock;
  private final KafkaRaftServer server;
  private final int port;
  private final Runnable afterwards;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(FolderLock lock, KafkaRaftServer server, int port, Runnable afterwards) {
    this.lock = lock;
    this.server = server;
    this.port = port;
    this.afterwards = afterwards;
  }

  /** Like {@link #start(Path, int, Map)}, without overrides. */
  public static EmbeddedKafka start(Path folder, int port) {
    return start(folder, port, Map.of());
  }

  /**
   * Keeps its data in the folder, which is created if missing; another start may use another port.
   * Returns when the broker takes records.
   *
   * @param port 1–65535, or 0 for any free one; the controller takes another free one
   * @param overrides broker settings, by Kafka's names
   * @throws DataInUseException when another running broker has the folder
   * @throws IllegalStateException when the port is taken
   */
  public static EmbeddedKafka start(Path folder, int port, Map<String, String> overrides) {
    return start(folder, port, overrides, () -> {});
  }

  /** In a new temporary folder, which is deleted on close, on any free port. */
  public static EmbeddedKafka temporary() {
    try {
      Path folder = Files.createTempDirectory("embedded-kafka-");
      return start(folder, 0, Map.of(), () -> delete(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }

  /**
   * What to do, in place of the default, when a broker of this process meets a fault it cannot live
   * with, after it has been logged. It is given one sentence saying what happened; it must not wait
   * for the broker. The default ends the process with status 1, in such a way that shutdown hooks
   * run.
   */
  public static void onFatalFault(Consumer<String> action) {
    BrokerFaults.action(action);
  }

  private static EmbeddedKafka start(
      Path folder, int port, Map<String, String> overrides, Runnable afterwards) {
    int clientPort = Ports.free(port);
    int controllerPort = Ports.free(0);
    Map<String, String> settings = BrokerSettings.of(folder, clientPort, controllerPort, overrides);
    FolderLock lock = FolderLock.take(folder);
    EmbeddedKafka kafka;
    try {
      if (UncleanShutdownRecovery.wasKilled(folder)) {
        UncleanShutdownRecovery.end(BrokerSettings.controllerAlone(folder, controllerPort));
      }
      kafka = new EmbeddedKafka(lock, prepare(folder, settings), clientPort, afterwards);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
    try {
      kafka.server.startup();
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  private static KafkaRaftServer prepare(Path folder, Map<String, String> settings) {
    format(folder);
    BrokerFaults.install();
    return new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
  }

  private static void format(Path folder) {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    String directory = folder.toString();
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setNodeId(BrokerSettings.NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
            .setUnstableFeatureVersionsEnabled(false)
            .setDirectories(List.of(directory))
            .setMetadataLogDirectory(directory)
            .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER);
    try {
      formatter.run();
    } catch (Exception e) { // what Formatter declares
      throw new IllegalStateException("cannot prepare " + folder + " for Kafka", e);
    }
  }

  /** For clients of this machine, for example {@code localhost:9092}. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  /** Stops the broker in order; takes about a second, and gives up on a broken one after 20. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Thread shutdown =
        new Thread(
            () -> {
              server.shutdown();
              server.awaitShutdown();
            },
            "embedded-kafka-shutdown");
    shutdown.setDaemon(true);
    shutdown.start();
    BrokerFaults.closing();
    if (!joined(shutdown)) {
      log.error("the embedded Kafka broker did not stop within {}", MAX_SHUTDOWN);
    }
    lock.close();
    afterwards.run();
  }

  /** Waits also when interrupted: whoever goes on believes that the folder is free. */
  private static boolean joined(Thread shutdown) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return shutdown.join(MAX_SHUTDOWN);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.warn("the temporary folder {} is left behind", folder, e);
    }
  }
}
