package se.lotsen.kit.relay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.kit.journal.Unpublished;

/**
 * Sends the first entry of every aggregate and waits for all of them, then the second, and so on:
 * an entry goes out only when Kafka has the one before it, so that a send that fails leaves no gap
 * behind it. A failed send stops its own aggregate, never the others.
 */
final class Sender {
  private final KafkaTemplate<String, byte[]> kafka;

  Sender(KafkaTemplate<String, byte[]> kafka) {
    this.kafka = kafka;
  }

  /**
   * @param arrived the entries of each aggregate that Kafka has
   * @param failure the last reason why others did not arrive
   */
  record Sent(List<Unpublished> arrived, @Nullable Throwable failure) {}

  Sent send(Outbox outbox, List<Unpublished> aggregates) {
    var arrived = new int[aggregates.size()];
    @Nullable Throwable failure = null;
    int left = aggregates.size();
    for (int round = 0; left > 0; round++) {
      var onTheirWay = new LinkedHashMap<Integer, CompletableFuture<?>>();
      for (int i = 0; i < arrived.length; i++) {
        if (arrived[i] == round && round < aggregates.get(i).entries().size()) {
          onTheirWay.put(i, send(outbox, aggregates.get(i), round));
        }
      }
      left = onTheirWay.size();
      // Until now the producer has let them gather; they go out together and at once.
      kafka.flush();
      for (var each : onTheirWay.entrySet()) {
        var thrown = each.getValue().handle((ok, error) -> error).join();
        if (thrown == null) {
          arrived[each.getKey()]++;
        } else {
          failure = thrown;
        }
      }
    }
    return new Sent(
        IntStream.range(0, arrived.length)
            .filter(i -> arrived[i] > 0)
            .mapToObj(i -> aggregates.get(i).first(arrived[i]))
            .toList(),
        failure);
  }

  /**
   * A record that is refused before it leaves, as one too large, fails as one refused later. Where
   * even the topic cannot be reached the others need not be tried: each would wait as long.
   */
  private CompletableFuture<?> send(Outbox outbox, Unpublished aggregate, int index) {
    try {
      return kafka.send(
          CloudEventRecords.of(
              outbox.topic(), outbox.source(), aggregate.id(), aggregate.entries().get(index)));
    } catch (KafkaException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw e;
      }
      return CompletableFuture.failedFuture(e);
    }
  }
}
