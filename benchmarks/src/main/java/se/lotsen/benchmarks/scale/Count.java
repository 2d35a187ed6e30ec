package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import se.lotsen.benchmarks.scale.Sheet.Row;

/**
 * Counts the files by the domain's own rules, without anything of Lotsen: neither its code nor what
 * it answers. A client or company counts once in a project, where and when it was first.
 */
final class Count {
  private static final Map<String, String> CODES =
      Map.of(
          "Nordmaling", "2401",
          "Bjurholm", "2403",
          "Vindeln", "2404",
          "Robertsfors", "2409",
          "Vännäs", "2460");

  /** Where a number stands. */
  record Cell(String project, String indicator, String municipality, String area, String month)
      implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return toString().compareTo(other.toString());
    }
  }

  /** A quantity by sex. */
  record Amount(BigDecimal women, BigDecimal men, BigDecimal notStated) {
    static final Amount ONE = new Amount(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE);

    Amount plus(Amount other) {
      return new Amount(women.add(other.women), men.add(other.men), notStated.add(other.notStated));
    }

    boolean isSame(Amount other) {
      return women.compareTo(other.women) == 0
          && men.compareTo(other.men) == 0
          && notStated.compareTo(other.notStated) == 0;
    }
  }

  /**
   * Where and when something was first.
   *
   * @param alone whether it was so in one place only
   */
  private record First(LocalDate on, String municipality, String area, boolean alone) {}

  private final Map<String, String> kinds = new HashMap<>();
  private final Map<String, String> homes = new HashMap<>();
  private final Set<String> started = new HashSet<>();
  private final Map<String, LocalDate> agreed = new HashMap<>();
  private final Map<String, Map<String, First>> advised = new HashMap<>();
  private final Map<String, Map<String, First>> founded = new HashMap<>();
  private final List<Row> prepared = new ArrayList<>();
  private final List<Row> transfers = new ArrayList<>();
  private final TreeMap<Cell, Amount> cells = new TreeMap<>();

  private Count() {}

  /** All cells that are not zero. */
  static SortedMap<Cell, Amount> of(Region.Files files) throws IOException {
    var count = new Count();
    Sheet.read(files.clients(), Sheet.WINDOWS, count::client);
    Sheet.read(files.cases(), StandardCharsets.UTF_8, count::happened);
    count.finish();
    return count.cells;
  }

  private void client(Row row) {
    kinds.put(row.get("referens"), row.get("slag"));
    homes.put(row.get("referens"), row.get("kommun"));
  }

  private void happened(Row row) {
    switch (row.get("händelse").toUpperCase(Locale.ROOT)) {
      case "SESSION", "TILLFÄLLE" -> first(advised, row, row.get("klient"));
      case "OUTCOME", "RESULTAT" -> outcome(row);
      case "COMPANY", "FÖRETAG" -> prepared.add(row);
      case "START_COMPANY" -> started.add(row.get("ärende"));
      case "SUCCESSION", "ÄGARSKIFTE" ->
          agreed.put(row.get("ärende"), LocalDate.parse(row.get("överlåtelse")));
      case "TRANSFER" -> transfers.add(row);
      default -> {}
    }
  }

  private void outcome(Row row) {
    var what =
        switch (row.get("resultat")) {
          case "NEW_JOBS" -> "new-jobs";
          case "Bevarade arbetstillfällen" -> "jobs-retained";
          default -> null;
        };
    if (what != null) {
      add(
          what,
          row,
          LocalDate.parse(row.get("dag")),
          new Amount(
              number(row.get("kvinnor")), number(row.get("män")), number(row.get("ej angivet"))));
    }
  }

  /** What waits for the whole file: whether a company was started, and when a business changed. */
  private void finish() {
    for (var row : prepared) {
      // Of a change of owner or of legal form comes no new company.
      boolean isNew = row.get("ursprung").isEmpty() || row.get("ursprung").equals("NEW");
      boolean isThere = row.get("typ").equals("ADVICE") || started.contains(row.get("ärende"));
      if (isNew && isThere) {
        first(founded, row, row.get("nytt företag"));
      }
    }
    transfers.forEach(
        row -> add("successions-completed", row, known(agreed, row.get("ärende")), Amount.ONE));
    founded.forEach(
        (project, companies) ->
            companies.values().forEach(first -> once("new-companies", project, first)));
    advised.forEach(
        (project, clients) ->
            clients.forEach(
                (client, first) -> {
                  once("clients-advised", project, first);
                  if (known(kinds, client).equals("Företag")) {
                    once("companies-advised", project, first);
                  }
                }));
  }

  private void first(Map<String, Map<String, First>> of, Row row, String whose) {
    var now =
        new First(LocalDate.parse(row.get("dag")), municipality(row), row.get("område"), true);
    of.computeIfAbsent(row.get("projekt"), project -> new HashMap<>())
        .merge(whose, now, Count::earlier);
  }

  private static First earlier(First one, First other) {
    if (one.on().equals(other.on()) && !one.equals(other)) {
      return new First(one.on(), one.municipality(), one.area(), false);
    }
    return other.on().isBefore(one.on()) ? other : one;
  }

  private void once(String indicator, String project, First first) {
    if (!first.alone()) {
      throw new IllegalStateException("No rule says which counts: %s %s".formatted(project, first));
    }
    cells.merge(
        new Cell(project, indicator, first.municipality(), first.area(), month(first.on())),
        Amount.ONE,
        Amount::plus);
  }

  private void add(String indicator, Row row, LocalDate on, Amount amount) {
    cells.merge(
        new Cell(row.get("projekt"), indicator, municipality(row), row.get("område"), month(on)),
        amount,
        Amount::plus);
  }

  private String municipality(Row row) {
    var place = row.get("kommun");
    return known(CODES, place.isEmpty() ? known(homes, row.get("klient")) : place);
  }

  private static <T> T known(Map<String, T> all, String key) {
    var found = all.get(key);
    if (found == null) {
      throw new IllegalStateException("Nothing is known of " + key);
    }
    return found;
  }

  private static String month(LocalDate day) {
    return day.toString().substring(0, 7);
  }

  private static BigDecimal number(String cell) {
    return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell.replace(',', '.'));
  }
}
