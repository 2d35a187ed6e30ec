package se.lotsen.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.model.event.Topics;

/**
 * The relay working off what was stored while it stood still, one event of each aggregate, beside a
 * producer that sends as many records of that size without a journal.
 */
final class RelayBenchmark implements Benchmark {
  private static final int AGGREGATES = Integer.getInteger("lotsen.bench.relay", 8_000);
  private static final int BYTES = 420;

  @Override
  @SuppressWarnings("unchecked")
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    try (var office = new Office()) {
      Load.run(AGGREGATES, office::logContact);
      Load.run(AGGREGATES, office::logContact);
      office.settle();
      report.figure("write to Kafka, all at once", office.relayLag(), new Goal(50, 30, "ms p99"));

      office.stopConsumers();
      var kafka =
          (KafkaTemplate<String, byte[]>)
              office.lotsen().context().getBean("kafkaTemplate", KafkaTemplate.class);
      var rates = Turns.medians(() -> backlog(office), () -> bare(kafka));
      report.rate(
          "relay from a backlog", rates[0], "bare producer", rates[1], new Goal(0.15, 0.3, ""));
    }
  }

  private static double backlog(Office office) throws ExecutionException, InterruptedException {
    office.stopRelay();
    Load.run(AGGREGATES, office::logContact);
    long begin = System.nanoTime();
    office.startRelay();
    office.waitForRelay();
    return AGGREGATES / ((System.nanoTime() - begin) / 1e9);
  }

  private static double bare(KafkaTemplate<String, byte[]> kafka)
      throws ExecutionException, InterruptedException {
    var value = new byte[BYTES];
    long begin = System.nanoTime();
    var sent = new ArrayList<Future<?>>(AGGREGATES);
    for (int i = 0; i < AGGREGATES; i++) {
      sent.add(kafka.send(new ProducerRecord<>(Topics.CASES_NAME, "bench", value)));
    }
    for (var acknowledged : sent) {
      acknowledged.get();
    }
    return AGGREGATES / ((System.nanoTime() - begin) / 1e9);
  }
}
