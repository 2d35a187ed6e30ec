package se.lotsen.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Outbox;
import se.lotsen.model.event.Topics;

/**
 * The relay working off a backlog, beside a producer that sends the same bytes without a journal.
 */
final class RelayBenchmark implements Benchmark {
  private static final int AGGREGATES = Integer.getInteger("lotsen.bench.relay", 8_000);

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    try (var office = new Office()) {
      var context = office.lotsen().context();
      Load.run(AGGREGATES, office::logContact);
      var contacts =
          context.getBean(Journals.class).outboxes().stream()
              .filter(outbox -> outbox.name().equals("contact"))
              .findFirst()
              .orElseThrow();
      waitUntilEmpty(contacts);
      var lag = context.getBean(MeterRegistry.class).get("lotsen.relay.lag").timer();
      report.figure(
          "write to Kafka, p99 under load",
          "%.0f ms"
              .formatted(
                  Arrays.stream(lag.takeSnapshot().percentileValues())
                      .filter(value -> value.percentile() == 0.99)
                      .mapToDouble(value -> value.value(TimeUnit.MILLISECONDS))
                      .findFirst()
                      .orElse(Double.NaN)),
          "< 50 ms");

      contacts.republishAll();
      long begin = System.nanoTime();
      waitUntilEmpty(contacts);
      var relay = Duration.ofNanos(System.nanoTime() - begin);
      var bare = bare(context.getBean("kafkaTemplate", KafkaTemplate.class));
      report.rate("relay", AGGREGATES, relay, "bare pipelined producer", AGGREGATES, bare);
    }
  }

  private static void waitUntilEmpty(Outbox outbox) {
    while (outbox.countWaiting() > 0) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  @SuppressWarnings("unchecked")
  private static Duration bare(KafkaTemplate<?, ?> template)
      throws ExecutionException, InterruptedException {
    var kafka = (KafkaTemplate<String, byte[]>) template;
    var value = new byte[420];
    long begin = System.nanoTime();
    var sent = new ArrayList<Future<?>>(AGGREGATES);
    for (int i = 0; i < AGGREGATES; i++) {
      sent.add(kafka.send(new ProducerRecord<>(Topics.CASES_NAME, "bench", value)));
    }
    for (var acknowledged : sent) {
      acknowledged.get();
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
