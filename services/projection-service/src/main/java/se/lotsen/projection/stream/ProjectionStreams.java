package se.lotsen.projection.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.FileSystemUtils;

/** Starts and stops the stream, and starts it over from nothing when everything is counted anew. */
public final class ProjectionStreams implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ProjectionStreams.class);

  /** A process that is asked to end ends soon; what it had not committed is counted again. */
  private static final Duration MAX_STOP = Duration.ofSeconds(5);

  private static final Duration MAX_STOP_BEFORE_REBUILD = Duration.ofSeconds(20);
  private static final Duration LATELY = Duration.ofSeconds(15);

  private static final String GENERATION = "generation-";

  private final Topology topology;
  private final Properties settings;
  private final ProjectionGeneration rulesInUse;
  private final ProjectionReset cleanSlate;
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable Failure failure;

  private record Failure(String what, long at) {}

  ProjectionStreams(
      Topology topology,
      Properties settings,
      ProjectionGeneration rulesInUse,
      ProjectionReset cleanSlate) {
    this.topology = topology;
    this.settings = settings;
    this.rulesInUse = rulesInUse;
    this.cleanSlate = cleanSlate;
  }

  @Override
  public synchronized void start() {
    if (rulesInUse.haveChanged()) {
      log.info("Everything is counted anew, by the indicators' rules as they are now");
      // First, so that whoever reads the ledger meanwhile knows that it goes.
      rulesInUse.forget();
      cleanSlate.wipe();
      rulesInUse.remember();
    }
    var next = new KafkaStreams(topology, inFolderOf(rulesInUse.generation()));
    next.setUncaughtExceptionHandler(
        thrown -> {
          failure = new Failure(thrown.toString(), System.nanoTime());
          log.error("The projection failed and goes on with a new thread", thrown);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    next.start();
    streams = next;
  }

  /** Forgets all that was counted and counts every event again; the answer does not wait for it. */
  public synchronized void rebuild() {
    rulesInUse.forget();
    stop(MAX_STOP_BEFORE_REBUILD);
    start();
  }

  /**
   * Settings with a folder for this generation alone. What an earlier one left there would be taken
   * for the state of the new one, on an instance that did not see it begin.
   */
  private Properties inFolderOf(long generation) {
    var all = Path.of(settings.getProperty(StreamsConfig.STATE_DIR_CONFIG));
    var folder = all.resolve(GENERATION + generation);
    try {
      Files.createDirectories(all);
      try (var earlier = Files.newDirectoryStream(all, GENERATION + "*")) {
        for (var other : earlier) {
          if (!other.equals(folder)) {
            FileSystemUtils.deleteRecursively(other);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder %s cannot be used".formatted(all), e);
    }
    var here = new Properties();
    here.putAll(settings);
    here.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    return here;
  }

  @Override
  public synchronized void stop() {
    stop(MAX_STOP);
  }

  private void stop(Duration patience) {
    var running = streams;
    streams = null;
    if (running != null && !running.close(patience)) {
      log.warn("The projection did not stop within {}", patience);
    }
  }

  @Override
  public boolean isRunning() {
    return streams != null;
  }

  /** What Kafka Streams says of itself; NOT_RUNNING when it was not started. */
  public KafkaStreams.State state() {
    var running = streams;
    return running == null ? KafkaStreams.State.NOT_RUNNING : running.state();
  }

  /** Why a thread ended not long ago, or null; each is replaced, which helps only if it passes. */
  @Nullable String failedLately() {
    var last = failure;
    return last == null || System.nanoTime() - last.at() > LATELY.toNanos() ? null : last.what();
  }

  /** The partitions of topics that this process counts now. */
  Set<TopicPartition> ownPartitions() {
    var running = streams;
    return running == null
        ? Set.of()
        : running.metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .flatMap(task -> task.topicPartitions().stream())
            .collect(Collectors.toSet());
  }

  /** The topics that are counted, Kafka Streams' own in between left out. */
  Set<String> sourceTopics() {
    return topology.describe().subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .filter(TopologyDescription.Source.class::isInstance)
        .map(TopologyDescription.Source.class::cast)
        .map(TopologyDescription.Source::topicSet)
        .filter(Objects::nonNull)
        .flatMap(Set::stream)
        .filter(topic -> !topic.endsWith("-repartition"))
        .collect(Collectors.toSet());
  }

  String group() {
    return settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
  }

  /** How many records have not been counted yet, as far as the consumer knows. */
  public long lag() {
    var running = streams;
    return running == null
        ? 0
        : running.metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("records-lag"))
            .filter(
                metric ->
                    !metric.metricName().tags().getOrDefault("client-id", "").contains("restore"))
            .map(metric -> metric.metricValue())
            .filter(Double.class::isInstance)
            .mapToLong(value -> Math.max(0, Math.round((Double) value)))
            .sum();
  }
}
