package se.lotsen.benchmarks.scale;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What happened in one case, from its opening to where it ended or was left, within the project.
 */
final class Story {
  private static final List<String> ADVISORS = List.of("anna", "bo.ek", "eva", "per", "siv");
  private static final String WHY = "Hör inte av sig; \"kanske\" till hösten";

  private final Region region;
  private final Random random;
  private final Term term;
  private final String kind;
  private final Clientele.Someone client;
  private final Map<String, String> same = new HashMap<>();
  private int rows;

  Story(
      Region region,
      Random random,
      Term term,
      String reference,
      String kind,
      Clientele.Someone client) {
    this.region = region;
    this.random = random;
    this.term = term;
    this.kind = kind;
    this.client = client;
    same.put("ärende", reference);
    same.put("typ", kind);
    same.put("klient", client.reference());
    same.put("projekt", term.project());
    same.put("rådgivare", ADVISORS.get(random.nextInt(ADVISORS.size())));
    same.put("område", area());
    // A case may be another municipality's than its client; where the cell is empty, it is not.
    if (random.nextInt(10) == 0) {
      same.put("kommun", Clientele.MUNICIPALITIES.get(random.nextInt(5)));
    } else if (random.nextBoolean()) {
      same.put("kommun", client.municipality());
    }
  }

  private String area() {
    return switch (kind) {
      case "ADVICE" -> term.advice().get(random.nextInt(term.advice().size()));
      case "Avknoppning" -> term.spinOff();
      default -> term.succession();
    };
  }

  /** Tells it, in about so many rows. */
  void tell(int wanted) {
    long days = term.to().toEpochDay() - term.from().toEpochDay();
    var opened = term.from().plusDays(random.nextLong(days - 120));
    row("OPENED", opened, Map.of());
    switch (kind) {
      case "ADVICE" -> advice(opened, wanted);
      case "Avknoppning" -> spinOff(opened, wanted);
      default -> succession(opened, wanted);
    }
  }

  private void advice(LocalDate opened, int wanted) {
    var analysed = later(opened, 6);
    row("ANALYSE_NEEDS", analysed, Map.of());
    var begun = later(analysed, 8);
    row("START_ADVISING", begun, Map.of());
    var end = later(begun.plusDays(20), 400);
    int how = random.nextInt(100);
    if (how < 30) {
      var waits = between(begun, end);
      row("WAIT_FOR_CLIENT", waits, Map.of());
      row("RESUME", between(waits, end), Map.of());
    }
    if (how % 10 == 0) {
      // A company that comes of advice counts as soon as it is recorded.
      var starts = region.firstDay(term.project(), "company", between(begun, end));
      if (starts.isBefore(end)) {
        var cells = new HashMap<String, String>();
        cells.put("nytt företag", region.company(term.project(), starts));
        cells.put("ursprung", List.of("", "NEW", "CHANGE_OF_OWNER").get(random.nextInt(3)));
        row("FÖRETAG", starts, cells);
      }
    }
    if (how < 70) {
      sessions(begun, end, wanted - rows - 3);
      row("START_FOLLOW_UP", end, Map.of());
      finish(begun, end);
    } else if (how < 85) {
      sessions(begun, end, wanted - rows - 1);
      giveUp("WITHDRAW", end);
    } else {
      sessions(begun, end, wanted - rows);
    }
  }

  private void spinOff(LocalDate opened, int wanted) {
    var screened = later(opened, 10);
    row("SCREEN", screened, Map.of());
    int how = random.nextInt(100);
    if (how < 35) {
      var end = later(screened.plusDays(20), 200);
      sessions(screened, end, wanted - rows - 1);
      giveUp("ABANDON", end);
      return;
    }
    var developed = later(screened, 30);
    row("DEVELOP_CONCEPT", developed, Map.of());
    var prepared = later(developed, 40);
    row("PREPARE_START", prepared, Map.of());
    var starts = region.firstDay(term.project(), "company", later(prepared, 20));
    if (starts.isAfter(term.to().minusDays(3))) {
      sessions(screened, later(prepared.plusDays(1), 60), wanted - rows);
      return;
    }
    row("COMPANY", starts, Map.of("nytt företag", region.company(term.project(), starts)));
    if (how < 42) {
      // It never came to be: what is only prepared does not count.
      var end = later(starts, 60);
      sessions(screened, end, wanted - rows - 1);
      giveUp("ABANDON", end);
      return;
    }
    var started = later(starts, 10);
    row("START_COMPANY", started, Map.of());
    var end = later(started.plusDays(1), 200);
    sessions(screened, end, wanted - rows - 3);
    row("START_FOLLOW_UP", end, Map.of());
    finish(screened, end);
  }

  private void succession(LocalDate opened, int wanted) {
    var talked = later(opened, 30);
    row("OPEN_DIALOGUE", talked, Map.of());
    if (random.nextInt(100) < 50) {
      var end = later(talked.plusDays(20), 150);
      sessions(talked, end, wanted - rows - 1);
      giveUp("ABANDON", end);
      return;
    }
    var valued = later(talked, 40);
    row("VALUE", valued, Map.of());
    var searched = later(valued, 40);
    row("SEARCH_SUCCESSOR", searched, Map.of());
    var negotiated = later(searched, 40);
    row("NEGOTIATE", negotiated, Map.of());
    var transferred = later(negotiated, 30);
    var cells = new HashMap<String, String>();
    cells.put("samtycke", talked.toString());
    cells.put("efterträdare", List.of("FAMILY", "Anställd", "EXTERNAL").get(random.nextInt(3)));
    cells.put("överlåtelse", transferred.toString());
    row("ÄGARSKIFTE", negotiated, cells);
    row("TRANSFER", later(transferred, 5), Map.of());
    var end = later(transferred.plusDays(6), 100);
    sessions(talked, end, wanted - rows - 3);
    row("START_FOLLOW_UP", end, Map.of());
    finish(talked, end);
  }

  /** What came of it, and the end; some are left in their follow-up. */
  private void finish(LocalDate begun, LocalDate end) {
    var cells = new HashMap<String, String>();
    int what = random.nextInt(100);
    if (what < 45) {
      cells.put("resultat", what < 35 ? "NEW_JOBS" : "Bevarade arbetstillfällen");
      cells.put("kvinnor", jobs());
      cells.put("män", jobs());
      cells.put("ej angivet", what % 7 == 0 ? jobs() : "");
    } else {
      cells.put("resultat", what < 80 ? "ADVICE_USED" : "NO_CHANGE");
    }
    row(what % 2 == 0 ? "OUTCOME" : "Resultat", between(begun, end), cells);
    if (what < 90 && end.isBefore(term.to())) {
      row("COMPLETE", later(end.plusDays(1), 40), Map.of());
    }
  }

  /** On the day after all else; at the project's end it is left open. */
  private void giveUp(String step, LocalDate end) {
    if (end.isBefore(term.to())) {
      row(step, end.plusDays(1), Map.of("anledning", WHY));
    }
  }

  private String jobs() {
    return List.of("0", "1", "0,5", "2", "0,75", "1,25", "3", "0,1").get(random.nextInt(8));
  }

  /** Some, at least one, on any days; the first on one that is the client's alone. */
  private void sessions(LocalDate from, LocalDate to, int wanted) {
    var first =
        region.firstDay(
            term.project(), client.reference(), between(from, earlier(to, from.plusDays(30))));
    if (first.isAfter(to)) {
      throw new IllegalStateException("No day is left for " + client.reference());
    }
    for (int i = 0; i < Math.max(1, wanted); i++) {
      var hours = 1 + random.nextInt(10);
      row(
          i % 3 == 0 ? "Tillfälle" : "SESSION",
          i == 0 ? first : between(first, to),
          Map.of("timmar", hours % 2 == 0 ? "" + hours / 2 : hours / 2 + ",5"));
    }
  }

  private void row(String entry, LocalDate on, Map<String, String> more) {
    var cells = new HashMap<>(same);
    cells.putAll(more);
    cells.put("händelse", entry);
    cells.put("dag", on.toString());
    region.add(cells);
    rows++;
  }

  private LocalDate between(LocalDate from, LocalDate to) {
    return from.plusDays(random.nextLong(to.toEpochDay() - from.toEpochDay() + 1));
  }

  /** At most so many days later, and within the project. */
  private LocalDate later(LocalDate from, int days) {
    return earlier(term.to(), from.plusDays(random.nextInt(days + 1)));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
