package se.lotsen.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.projection.counting.Entries;
import se.lotsen.projection.history.TestRules;

/** Read again by Apache POI, which shares nothing with what writes it. */
class FiguresWorkbookTest {
  private static final Locale SWEDISH = Locale.of("sv");

  private static Breakdown jobs(String women, String men) {
    return new Breakdown(new BigDecimal(women), new BigDecimal(men), BigDecimal.ZERO);
  }

  static final Figures FIGURES =
      new Figures(
          Plans.ID,
          1,
          Plans.PROJECT,
          2,
          ReportKind.PROGRESS,
          YearMonth.of(2009, 5),
          YearMonth.of(2009, 8),
          Instant.parse("2009-09-10T08:00:00Z"),
          null,
          List.of(
              new Figures.OfIndicator(
                  TestRules.NEW_JOBS,
                  new DecidedIndicator(
                      new IndicatorTarget(
                          TestRules.NEW_JOBS.code(),
                          new BigDecimal("40"),
                          Map.of(Municipality.VINDELN, BigDecimal.TEN),
                          Map.of()),
                      1,
                      new BigDecimal("3")),
                  List.of(
                      new Figures.Cell(
                          Municipality.VINDELN,
                          new AreaCode("advice"),
                          jobs("2", "1"),
                          jobs("0.5", "1"),
                          jobs("-1", "0"))),
                  2L,
                  CanonicalJson.digest("lines"))));

  private static final Line LINE =
      Line.of(
              new Line.Place("", "2009-05-04/a/1/0"),
              Entries.session("a/1/0").entry(),
              jobs("0.5", "1"))
          .as(Line.Part.PERIOD, jobs("0.5", "1"));

  private static Map<String, List<List<String>>> read(Iterator<Line> lines) throws IOException {
    var out = new ByteArrayOutputStream();
    var view = FiguresView.of(FIGURES, CanonicalJson.digest("figures"), SWEDISH);
    new FiguresWorkbook(view, SWEDISH, any -> lines).write(out);
    var sheets = new LinkedHashMap<String, List<List<String>>>();
    var format = new DataFormatter(Locale.ROOT);
    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      for (var sheet : workbook) {
        var rows = new ArrayList<List<String>>();
        for (var row : sheet) {
          rows.add(
              IntStream.range(0, row.getLastCellNum())
                  .mapToObj(column -> text(row.getCell(column), format))
                  .toList());
        }
        sheets.put(sheet.getSheetName(), rows);
      }
    }
    return sheets;
  }

  /** A number as it is kept, not as it is shown. */
  private static String text(@Nullable Cell cell, DataFormatter format) {
    if (cell == null) {
      return "";
    }
    return cell.getCellType() == CellType.NUMERIC
        ? BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString()
        : format.formatCellValue(cell);
  }

  @Test
  void hasASheetForEachBreakdownWithSwedishHeadings() throws IOException {
    var sheets = read(List.of(LINE).iterator());

    assertThat(sheets).containsOnlyKeys("Totalt", "Per kommun", "Per område", "Underlag");
    assertThat(sheets.get("Totalt").getFirst())
        .startsWith("Indikator", "Enhet", "Del", "Utgångsvärde", "Mål", "Tidigare redovisat");
    assertThat(sheets.get("Totalt").get(1).subList(3, 14))
        .containsExactly("3", "40", "3", "1.5", "0.5", "1", "-1", "3.5", "1.5", "2", "0.0875");
    assertThat(sheets.get("Per kommun").get(1)).contains("Vindeln", "10", "0.35");
    assertThat(sheets.get("Per område").get(1)).contains("advice");
  }

  @Test
  void hasTheEntriesOfEachNumber() throws IOException {
    var underlag = read(List.of(LINE).iterator()).get("Underlag");

    assertThat(underlag).hasSize(2);
    assertThat(underlag.get(1)).contains("Denna period", "Vindeln", "1.5", "a/1/0");
  }

  /** More than are kept before they are written. */
  @Test
  void hasThousandsOfEntries() throws IOException {
    assertThat(read(Collections.nCopies(2_500, LINE).iterator()).get("Underlag")).hasSize(2_501);
  }

  @Test
  void ofADraftThereAreNoEntries() throws IOException {
    assertThat(read(Collections.emptyIterator()).get("Underlag")).hasSize(1);
  }
}
