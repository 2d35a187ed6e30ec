package se.lotsen.kit.position;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.ops.Offsets;
import se.lotsen.model.event.EventJson;

/** Says how far the topics of this process are complete. */
public class WatermarkPublisher {
  private static final Logger log = LoggerFactory.getLogger(WatermarkPublisher.class);

  private final Journals journals;
  private final Supplier<List<Underway>> underway;
  private final Offsets offsets;
  private final KafkaTemplate<String, byte[]> kafka;
  private final Clock clock;

  public WatermarkPublisher(
      Journals journals,
      Supplier<List<Underway>> underway,
      Offsets offsets,
      KafkaTemplate<String, byte[]> kafka,
      Clock clock) {
    this.journals = journals;
    this.underway = underway;
    this.offsets = offsets;
    this.kafka = kafka;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${lotsen.relay.watermark-every}")
  public void publish() {
    for (var outbox : journals.outboxes()) {
      try {
        publish(outbox);
      } catch (Exception e) { // what Kafka's answers are given as
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
          return;
        }
        // The next one is soon; whoever waits for it is told that it has to wait.
        log.debug("No watermark of {}: {}", outbox.topic(), e.getMessage());
      }
    }
  }

  private void publish(Outbox outbox) throws Exception {
    // In this order: what is published once the moment is fixed lies below where the topic ends.
    var now = clock.instant();
    var complete =
        Stream.concat(
                Stream.concat(Stream.of(now), outbox.oldestWaiting().stream()),
                underway.get().stream().flatMap(each -> each.since(outbox.topic()).stream()))
            .min(Comparator.naturalOrder())
            .orElse(now);
    var ends = offsets.ends(offsets.partitionsOf(Set.of(outbox.topic())));
    var mark =
        new Watermark(
            outbox.topic(),
            complete,
            ends.entrySet().stream()
                .sorted(Comparator.comparingInt(end -> end.getKey().partition()))
                .map(end -> end.getValue())
                .toList());
    // One that does not arrive is followed by another.
    CompletableFuture<?> unused =
        kafka.send(Watermark.topicOf(outbox.topic()), outbox.topic(), EventJson.write(mark));
  }
}
