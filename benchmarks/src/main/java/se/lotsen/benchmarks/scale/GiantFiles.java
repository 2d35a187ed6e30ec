package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Files with one very large case, and one very large activity. */
final class GiantFiles {
  private static final LocalDate BEGIN = LocalDate.parse("2009-02-01");
  private static final int DAYS = 600;

  private GiantFiles() {}

  /** One case of this client with that many sessions. */
  static void writeCase(Path file, String client, int sessions) throws IOException {
    var sheet =
        new Sheet(
            "ärende",
            "typ",
            "klient",
            "projekt",
            "område",
            "rådgivare",
            "händelse",
            "dag",
            "timmar");
    var same =
        Map.of(
            "ärende", "J1",
            "typ", "ADVICE",
            "klient", client,
            "projekt", Desk.PROJECT,
            "område", "advice",
            "rådgivare", "anna");
    add(sheet, same, Map.of("händelse", "OPENED", "dag", "2009-01-07"));
    add(sheet, same, Map.of("händelse", "ANALYSE_NEEDS", "dag", "2009-01-08"));
    add(sheet, same, Map.of("händelse", "START_ADVISING", "dag", "2009-01-09"));
    for (int i = 0; i < sessions; i++) {
      var on = BEGIN.plusDays(i % DAYS).toString();
      add(sheet, same, Map.of("händelse", "SESSION", "dag", on, "timmar", "1,5"));
    }
    sheet.write(file, StandardCharsets.UTF_8);
  }

  /** One activity at which so many people were. */
  static void writeActivity(Path file, int people) throws IOException {
    var sheet =
        new Sheet(
            "aktivitet",
            "slag",
            "projekt",
            "kommun",
            "område",
            "rubrik",
            "dag",
            "namn",
            "e-post",
            "kön");
    var same =
        Map.of(
            "aktivitet", "J2",
            "slag", "FAIR",
            "projekt", Desk.PROJECT,
            "kommun", "Vindeln",
            "område", "attitudes",
            "rubrik", "Den andra jättemässan",
            "dag", "2010-06-04");
    for (int i = 0; i < people; i++) {
      add(
          sheet,
          same,
          Map.of(
              "namn",
              "Gäst " + i,
              "e-post",
              "g%d@example.org".formatted(i),
              "kön",
              i % 2 == 0 ? "Kvinna" : "Man"));
    }
    sheet.write(file, StandardCharsets.UTF_8);
  }

  private static void add(Sheet sheet, Map<String, String> same, Map<String, String> more) {
    var cells = new HashMap<>(same);
    cells.putAll(more);
    sheet.add(cells);
  }
}
