package se.lotsen.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.journal.Backlog;
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
      office.settle();
      report.figure("write to Kafka, all at once", office.relayLag(), new Goal(50, 30, "ms p99"));

      office.stopConsumers();
      var backlog = context.getBean(Backlog.class);
      context.getBean(Journals.class).outboxes().forEach(Outbox::republishAll);
      waitUntil(() -> backlog.waiting() > 0);
      long waiting = backlog.waiting();
      long begin = System.nanoTime();
      waitUntil(() -> backlog.waiting() == 0);
      var relay = Duration.ofNanos(System.nanoTime() - begin);
      var bare = bare(context.getBean("kafkaTemplate", KafkaTemplate.class));
      report.rate("relay", waiting, relay, "bare pipelined producer", AGGREGATES, bare);
    }
  }

  private static void waitUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(5_000_000);
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
