package se.lotsen.projection.stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.KitProperties;
import se.lotsen.projection.ProjectionProperties;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.state.CacheBudget;

/**
 * The projection as it ships, counting a topic from its beginning, exactly once and with ledger.
 */
public final class RebuildRun {
  private RebuildRun() {}

  /** How long it takes until everything is counted and committed. */
  public static Duration run(String bootstrapServers, int threads, long events)
      throws IOException, ExecutionException, InterruptedException {
    var projection =
        new ProjectionProperties(
            "classpath:indicators.yaml",
            Files.createTempDirectory("lotsen-rebuild"),
            "lotsen-projection-" + System.nanoTime(),
            threads,
            Duration.ofSeconds(1),
            Duration.ofSeconds(45),
            -1,
            8 * 1024 * 1024);
    var kit =
        new KitProperties(
            "1",
            new KitProperties.Relay(1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            new KitProperties.Kafka(4, (short) 1),
            new KitProperties.Audit("-", ""),
            new KitProperties.ErasedSpace(Duration.ofSeconds(3)),
            new KitProperties.Erasures(Duration.ofSeconds(1)));
    var broken = new BrokenPlaces();
    var topology =
        ProjectionTopology.of(
            catalogue(),
            Clock.systemUTC(),
            FailPoints.NONE,
            new ProjectionMeters(new SimpleMeterRegistry()),
            broken,
            CacheBudget.ofHeap());
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        var streams =
            new KafkaStreams(
                topology,
                StreamSettings.of(
                    Map.of("bootstrap.servers", bootstrapServers), kit, projection, broken))) {
      long begin = System.nanoTime();
      streams.start();
      while (committed(admin, projection.applicationId()) < events) {
        LockSupport.parkNanos(50_000_000);
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  /** The rules that are counted by. */
  public static Catalogue catalogue() throws IOException {
    try (var yaml = RebuildRun.class.getResourceAsStream("/indicators.yaml")) {
      if (yaml == null) {
        throw new IOException("No indicators.yaml on the class path");
      }
      return Catalogue.read(yaml);
    }
  }

  private static long committed(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return offsets.values().stream()
        .filter(offset -> offset != null)
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }
}
