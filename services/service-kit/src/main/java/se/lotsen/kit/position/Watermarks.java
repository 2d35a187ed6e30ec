package se.lotsen.kit.position;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import se.lotsen.model.event.EventJson;

/** Hears how far topics are complete; keeps the newest of each. */
public final class Watermarks implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Watermarks.class);
  private static final List<TopicPartition> PLACES =
      Watermark.topics().stream().map(topic -> new TopicPartition(topic, 0)).toList();
  private static final Duration POLL = Duration.ofSeconds(1);

  private final ConsumerFactory<String, byte[]> consumers;
  private final Map<String, Watermark> newest = new ConcurrentHashMap<>();
  private volatile @Nullable Thread thread;
  private volatile @Nullable Consumer<String, byte[]> listening;

  public Watermarks(ConsumerFactory<String, byte[]> consumers) {
    this.consumers = consumers;
  }

  /** The newest of a topic; none before the first has come. */
  Optional<Watermark> of(String topic) {
    return Optional.ofNullable(newest.get(topic));
  }

  /** Whether it is known that everything acknowledged before a moment is on its topic. */
  boolean isComplete(String topic, Instant before) {
    var mark = newest.get(topic);
    return mark != null && !mark.at().isBefore(before);
  }

  @Override
  public void start() {
    var started = Thread.ofPlatform().name("watermarks").daemon().unstarted(this::run);
    thread = started;
    started.start();
  }

  private void run() {
    while (thread != null) {
      try {
        listen();
      } catch (WakeupException e) {
        return;
      } catch (KafkaException e) {
        log.debug("No watermarks are heard: {}", e.getMessage());
      }
    }
  }

  private void listen() {
    try (var consumer = consumers.createConsumer("lotsen.watermarks", "")) {
      listening = consumer;
      consumer.assign(PLACES);
      consumer.seekToEnd(PLACES);
      while (thread != null) {
        for (var record : consumer.poll(POLL)) {
          var mark = EventJson.read(record.value(), Watermark.class);
          newest.merge(
              mark.topic(), mark, (old, next) -> next.at().isBefore(old.at()) ? old : next);
        }
      }
    }
  }

  @Override
  public void stop() {
    thread = null;
    var waking = listening;
    if (waking != null) {
      waking.wakeup();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
