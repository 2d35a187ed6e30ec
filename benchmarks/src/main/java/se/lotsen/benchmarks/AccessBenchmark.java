package se.lotsen.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.lotsen.kit.access.AccessRun;
import se.lotsen.model.code.Municipality;
import se.lotsen.testkit.TestIssuer;

/**
 * What access costs: of one token and grant, for one person and for very many; and over HTTP,
 * beside the same requests without any.
 */
final class AccessBenchmark implements Benchmark {
  private static final int COMMANDS = Integer.getInteger("lotsen.bench.commands", 4_000);
  private static final int LISTS = COMMANDS / 4;
  private static final int PEOPLE = 10_000;

  /** Of commands under 5 %, of a list's time under 10 %. */
  private static final Goal OF_COMMANDS = new Goal(0.95, 0.98, "");

  private static final Goal OF_LISTS = new Goal(0.91, 0.97, "");

  @Override
  public void run(Report report) throws IOException, ExecutionException, InterruptedException {
    tokensAndGrants(report);
    try (var office = new Office(List.of(WithoutAccess.class))) {
      office.settle();
      office.stopConsumers();
      overHttp(report, office);
    }
  }

  private static void tokensAndGrants(Report report) {
    var few = new AccessRun(1, 5);
    var wide = new AccessRun(1, 200);
    double one = few.micros(1_000_000);
    report.time("token and grant, 200 municipalities", wide.micros(200_000), "5", one);
    var many = new AccessRun(PEOPLE, 5);
    report.time(
        "token and grant, 10 000 people, each token checked anew",
        many.micros(20_000),
        "one person",
        one);
    if (few.letIn() + wide.letIn() + many.letIn() == 0) {
      throw new IllegalStateException("Nobody was let in");
    }
  }

  private static void overHttp(Report report, Office office)
      throws ExecutionException, InterruptedException {
    var one = List.of(token("advisor", "2401", "2403", "2404", "2409", "2460"));
    var everywhere = Stream.of(Municipality.values()).map(Municipality::scb).toArray(String[]::new);
    var people =
        IntStream.range(0, PEOPLE).mapToObj(i -> token("advisor-" + i, everywhere)).toList();
    var rates =
        Turns.medians(
            () -> Load.perSecond(COMMANDS, i -> contact(office, i, with(one, i))),
            () -> Load.perSecond(COMMANDS, i -> contact(office, i, with(people, i))),
            () -> Load.perSecond(COMMANDS, i -> contact(office, i, WITHOUT)),
            () -> Load.perSecond(LISTS, i -> clients(office, with(one, i))),
            () -> Load.perSecond(LISTS, i -> clients(office, with(people, i))),
            () -> Load.perSecond(LISTS, i -> clients(office, WITHOUT)));
    report.rate("create-contact with access", rates[0], "without", rates[2], OF_COMMANDS);
    report.rate("create-contact of 10 000 people", rates[1], "without", rates[2], OF_COMMANDS);
    report.rate("list of clients with access", rates[3], "without", rates[5], OF_LISTS);
    report.rate("list of clients of 10 000 people", rates[4], "without", rates[5], OF_LISTS);
  }

  private static final String[] WITHOUT = {WithoutAccess.HEADER, "without"};

  private static String token(String person, String... municipalities) {
    return TestIssuer.here()
        .token(
            person,
            claims ->
                claims
                    .claim("roles", List.of("advisor"))
                    .claim("municipalities", List.of(municipalities))
                    .claim("projects", List.of("4K")));
  }

  private static String[] with(List<String> tokens, int number) {
    return new String[] {"Authorization", "Bearer " + tokens.get(number % tokens.size())};
  }

  private static void contact(Office office, int number, String... as) {
    office.send(
        "POST",
        "/v1/contacts",
        """
        {"project": "4K", "client": "%s", "area": "advice", "on": "2009-03-%02d",
         "channel": "VISIT", "minutes": 30, "advisor": "anna"}"""
            .formatted(office.client(number), 1 + number % 28),
        as);
  }

  /** A list for which no other service is asked, which would want a real token. */
  private static void clients(Office office, String... as) {
    office.send("GET", "/v1/clients?limit=50", null, as);
  }
}
