package se.lotsen.benchmarks;

import se.lotsen.kit.access.AccessRun;

/** Token and grant of a request: of one person in five municipalities, and of very many in 200. */
final class AccessBenchmark implements Benchmark {
  @Override
  public void run(Report report) {
    var few = new AccessRun(1, 5);
    var wide = new AccessRun(1, 200);
    double one = few.micros(1_000_000);
    report.time("token and grant, 200 municipalities", wide.micros(200_000), "5", one);
    var many = new AccessRun(10_000, 5);
    report.time(
        "token and grant, 10 000 people, each token checked anew",
        many.micros(20_000),
        "one person",
        one);
    if (few.letIn() + wide.letIn() + many.letIn() == 0) {
      throw new IllegalStateException("Nobody was let in");
    }
  }
}
