package se.lotsen.projection.stream;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the stream, and starts it over from nothing when everything is counted anew. */
public final class ProjectionStreams implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ProjectionStreams.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Topology topology;
  private final Properties settings;
  private final RulesInUse rulesInUse;
  private final CleanSlate cleanSlate;
  private volatile @Nullable KafkaStreams streams;

  ProjectionStreams(
      Topology topology, Properties settings, RulesInUse rulesInUse, CleanSlate cleanSlate) {
    this.topology = topology;
    this.settings = settings;
    this.rulesInUse = rulesInUse;
    this.cleanSlate = cleanSlate;
  }

  @Override
  public synchronized void start() {
    var next = new KafkaStreams(topology, settings);
    next.setUncaughtExceptionHandler(
        thrown -> {
          log.error("The projection failed and goes on with a new thread", thrown);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    if (rulesInUse.haveChanged()) {
      log.info("The indicators' rules have changed: everything is counted anew");
      next.cleanUp();
      cleanSlate.wipe();
      rulesInUse.remember();
    }
    next.start();
    streams = next;
  }

  /** Forgets all that was counted and counts every event again; the answer does not wait for it. */
  public synchronized void rebuild() {
    stop();
    try (var over = new KafkaStreams(topology, settings)) {
      over.cleanUp();
    }
    cleanSlate.wipe();
    start();
  }

  @Override
  public synchronized void stop() {
    var running = streams;
    streams = null;
    if (running != null && !running.close(PATIENCE)) {
      log.warn("The projection did not stop within {}", PATIENCE);
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
