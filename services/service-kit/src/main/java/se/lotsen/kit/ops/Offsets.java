package se.lotsen.kit.ops;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;

/** Asks Kafka how far groups are and where topics end; a question is given up after a while. */
public final class Offsets implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final KafkaAdmin settings;
  private final Map<String, Integer> partitions = new ConcurrentHashMap<>();
  private @Nullable Admin admin;

  public Offsets(KafkaAdmin settings) {
    this.settings = settings;
  }

  /** All partitions of these topics. */
  public Set<TopicPartition> partitionsOf(Set<String> topics) throws Exception {
    var unknown = topics.stream().filter(topic -> !partitions.containsKey(topic)).toList();
    if (!unknown.isEmpty()) {
      await(admin().describeTopics(unknown).allTopicNames())
          .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    }
    var all = new HashSet<TopicPartition>();
    for (var topic : topics) {
      for (int number = 0; number < partitions.getOrDefault(topic, 0); number++) {
        all.add(new TopicPartition(topic, number));
      }
    }
    return all;
  }

  /** Where they end for whoever reads what was committed. */
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> of) throws Exception {
    return offsets(of, OffsetSpec.latest());
  }

  Map<TopicPartition, Long> beginnings(Collection<TopicPartition> of) throws Exception {
    return of.isEmpty() ? Map.of() : offsets(of, OffsetSpec.earliest());
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> of, OffsetSpec which)
      throws Exception {
    var found =
        await(
            admin()
                .listOffsets(
                    of.stream().collect(Collectors.toMap(Function.identity(), each -> which)),
                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
    var offsets = new HashMap<TopicPartition, Long>();
    found.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
    return offsets;
  }

  /** How far each group says that it is, where it has said so. */
  public Map<String, Map<TopicPartition, Long>> committed(Collection<String> groups)
      throws Exception {
    var found =
        await(
            admin()
                .listConsumerGroupOffsets(
                    groups.stream()
                        .distinct()
                        .collect(
                            Collectors.toMap(
                                Function.identity(), each -> new ListConsumerGroupOffsetsSpec())))
                .all());
    var committed = new HashMap<String, Map<TopicPartition, Long>>();
    found.forEach(
        (group, places) -> {
          var offsets = new HashMap<TopicPartition, Long>();
          places.forEach(
              (partition, place) -> {
                if (place != null) {
                  offsets.put(partition, place.offset());
                }
              });
          committed.put(group, offsets);
        });
    return committed;
  }

  private static <T> T await(KafkaFuture<T> answer) throws Exception {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Kafka gives no answer within %d s".formatted(PATIENCE.toSeconds()), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka: " + e.getCause(), e);
    }
  }

  private synchronized Admin admin() {
    var asked = admin;
    if (asked == null) {
      var all = new HashMap<>(settings.getConfigurationProperties());
      all.put(AdminClientConfig.CLIENT_ID_CONFIG, "lotsen-offsets");
      all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
      all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_500);
      asked = Admin.create(all);
      admin = asked;
    }
    return asked;
  }

  @Override
  public synchronized void close() {
    var closing = admin;
    admin = null;
    if (closing != null) {
      closing.close(Duration.ofSeconds(1));
    }
  }
}
