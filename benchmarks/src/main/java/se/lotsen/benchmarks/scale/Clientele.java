package se.lotsen.benchmarks.scale;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Those who live and work in the region: companies, people with an idea, associations. */
final class Clientele {
  static final List<String> MUNICIPALITIES =
      List.of("Nordmaling", "Bjurholm", "Vindeln", "Robertsfors", "Vännäs");
  private static final List<String> FIRST =
      List.of("Åkers", "Östra", "Ägir", "Sjö", "Norr", "Väster", "Älv", "Skogs", "Berg", "Is");
  private static final List<String> SECOND =
      List.of("bygg", "trä", "frakt", "kött", "mek", "data", "gård", "snickeri", "kök", "el");

  /** A client that cases can be about. */
  record Someone(String reference, String municipality) {}

  private final Random random;
  private final Sheet sheet =
      new Sheet(
          "referens",
          "slag",
          "namn",
          "organisationsnummer",
          "kommun",
          "juridisk form",
          "storleksklass",
          "SNI-kod",
          "startdatum");
  private final Set<String> numbers = new HashSet<>();
  private final List<Someone> all = new ArrayList<>();
  private int made;

  Clientele(Random random, int clients) {
    this.random = random;
    for (int i = 0; i < clients; i++) {
      all.add(client());
    }
  }

  Sheet sheet() {
    return sheet;
  }

  /** Somebody whom a case is about; a few come again and again. */
  Someone anybody() {
    double place = random.nextDouble();
    return all.get((int) (all.size() * place * Math.sqrt(place)));
  }

  private Someone client() {
    int kind = random.nextInt(100);
    if (kind < 14) {
      return add("Blivande företagare", "", "", "");
    }
    if (kind < 19) {
      return add("Ideell förening", number(80, 20 + random.nextInt(80)), "Ideell förening", "");
    }
    if (kind < 30) {
      // A sole trader's number is a person's; with a thirteenth month it is nobody's.
      return add(
          "Företag", number(50 + random.nextInt(40), 13 + random.nextInt(7)), "Enskild firma", "");
    }
    return add("Företag", number(55, 60 + random.nextInt(35)), "Aktiebolag", "");
  }

  /**
   * A company that comes of a case.
   *
   * @param startedOn the day that the register has, or empty
   */
  Someone company(String startedOn) {
    return add("Företag", number(55, 20 + random.nextInt(40)), "Aktiebolag", startedOn);
  }

  private Someone add(String kind, String number, String form, String startedOn) {
    var who =
        new Someone(
            "K" + ++made,
            MUNICIPALITIES.get(Math.min(4, (int) (random.nextDouble() * random.nextInt(1, 9)))));
    var cells = new TreeMap<String, String>();
    cells.put("referens", who.reference());
    cells.put("slag", kind);
    cells.put("namn", name());
    cells.put("organisationsnummer", number);
    cells.put("kommun", who.municipality());
    cells.put("juridisk form", form);
    if (!startedOn.isEmpty()) {
      cells.put("startdatum", startedOn);
    }
    if (kind.equals("Företag") && random.nextInt(3) == 0) {
      cells.putAll(Map.of("storleksklass", "Mikroföretag", "SNI-kod", "16.230"));
    }
    sheet.add(cells);
    return who;
  }

  private String name() {
    var name =
        "%s%s %d"
            .formatted(
                FIRST.get(random.nextInt(FIRST.size())),
                SECOND.get(random.nextInt(SECOND.size())),
                made);
    return switch (random.nextInt(20)) {
      case 0 -> name + "; filial";
      case 1 -> "\"%s\" i Västerbotten".formatted(name);
      default -> name;
    };
  }

  /** A number nobody else has, with the check digit of the Luhn algorithm. */
  private String number(int first, int middle) {
    while (true) {
      var nine = "%02d%02d%05d".formatted(first, middle, random.nextInt(100_000));
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        int weighted = (nine.charAt(i) - '0') * (2 - i % 2);
        sum += weighted / 10 + weighted % 10;
      }
      var number = nine.substring(0, 6) + "-" + nine.substring(6) + (10 - sum % 10) % 10;
      if (numbers.add(number)) {
        return number;
      }
    }
  }
}
