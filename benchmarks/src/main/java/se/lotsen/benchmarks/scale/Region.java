package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What another system knows of five municipalities, 2009 to 2015, made up: the same for the same
 * seed. Clients meet several cases, in several projects; the rows of the cases are in no order.
 *
 * <p>Where the domain's rules do not say which of two counts (a client advised for the first time
 * on one day in two areas), no such thing happens.
 */
final class Region {
  static final String CLIENTS = "clients.csv";
  static final String CASES = "cases.csv";

  private final Random random;
  private final Clientele clientele;
  private final Sheet cases =
      new Sheet(
          "ärende",
          "typ",
          "klient",
          "projekt",
          "kommun",
          "område",
          "rådgivare",
          "händelse",
          "dag",
          "timmar",
          "resultat",
          "kvinnor",
          "män",
          "ej angivet",
          "anledning",
          "nytt företag",
          "ursprung",
          "samtycke",
          "efterträdare",
          "överlåtelse");
  private final Map<String, Set<LocalDate>> firstDays = new HashMap<>();
  private final Map<String, List<String>> companies = new HashMap<>();

  private Region(long seed, int clients) {
    random = new Random(seed);
    clientele = new Clientele(random, clients);
  }

  /** How many cases and rows there are, and where the files lie. */
  record Files(Path clients, Path cases, int clientRows, int caseRows) {}

  /**
   * @param caseCount how many cases
   * @param rows how many rows they have together, as nearly as they can
   */
  static Files write(Path folder, long seed, int caseCount, int rows) throws IOException {
    var region = new Region(seed, Math.max(3, caseCount * 3 / 5));
    region.fill(caseCount, rows);
    Collections.shuffle(region.cases.lines(), region.random);
    Collections.shuffle(region.clientele.sheet().lines(), region.random);
    var files =
        new Files(
            folder.resolve(CLIENTS),
            folder.resolve(CASES),
            region.clientele.sheet().lines().size(),
            region.cases.lines().size());
    region.clientele.sheet().write(files.clients(), Sheet.WINDOWS);
    region.cases.write(files.cases(), StandardCharsets.UTF_8);
    return files;
  }

  private void fill(int caseCount, int rows) {
    int weights = Term.ALL.stream().mapToInt(Term::weight).sum();
    for (int number = 0; number < caseCount; number++) {
      int left = caseCount - number;
      double mean = (double) (rows - cases.lines().size()) / left;
      int wanted = (int) (left == 1 ? mean : mean * Math.exp(0.8 * random.nextGaussian() - 0.32));
      int place = random.nextInt(weights);
      var term = Term.ALL.get(0);
      for (var each : Term.ALL) {
        if (place >= 0) {
          term = each;
        }
        place -= each.weight();
      }
      new Story(this, random, term, "A" + (number + 1), kind(), clientele.anybody())
          .tell(Math.min(900, wanted));
    }
  }

  private String kind() {
    int kind = random.nextInt(100);
    return kind < 70 ? "ADVICE" : kind < 88 ? "Avknoppning" : "SUCCESSION";
  }

  void add(Map<String, String> cells) {
    cases.add(cells);
  }

  /** A day from the first on which this client has no other first day in this project. */
  LocalDate firstDay(String project, String client, LocalDate from) {
    var taken = firstDays.computeIfAbsent(project + client, key -> new HashSet<>());
    var day = from;
    while (!taken.add(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The company that comes of a case: a new one, or now and then one that another case has too. */
  String company(String project, LocalDate startedOn) {
    var known = companies.computeIfAbsent(project, key -> new ArrayList<>());
    if (!known.isEmpty() && random.nextInt(12) == 0) {
      return known.get(random.nextInt(known.size()));
    }
    if (random.nextBoolean()) {
      return clientele.company(startedOn.toString()).reference();
    }
    var made = clientele.company("").reference();
    known.add(made);
    return made;
  }
}
