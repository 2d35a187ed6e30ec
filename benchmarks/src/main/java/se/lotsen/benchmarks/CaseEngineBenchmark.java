package se.lotsen.benchmarks;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import se.lotsen.cases.casefile.CaseRun;
import se.lotsen.model.ClientId;

/**
 * Cases opened and moved three times, with their events on Kafka at the end, beside the same on an
 * engine for cases: Flowable CMMN on a file of H2, as both come out of the box.
 */
final class CaseEngineBenchmark implements Benchmark {
  private static final int CASES = Integer.getInteger("lotsen.bench.engine-cases", 1_500);
  private static final Goal TIMES = new Goal(3, 8, "×");

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    try (var office = new Office();
        var flowable = new FlowableCases()) {
      var lotsen = new CaseRun(office.lotsen().context());
      office.stopConsumers();
      var rates =
          Turns.medians(
              () -> {
                long begin = System.nanoTime();
                Load.run(CASES, i -> lotsen.openAndMove(new ClientId(office.client(i))));
                office.waitForRelay();
                return CASES / ((System.nanoTime() - begin) / 1e9);
              },
              () -> Load.perSecond(CASES, i -> flowable.openAndMove()));
      report.rate(
          "a case opened and moved three times, to Kafka",
          rates[0],
          "Flowable CMMN %s on H2".formatted(FlowableCases.version()),
          rates[1],
          TIMES);
    }
  }
}
