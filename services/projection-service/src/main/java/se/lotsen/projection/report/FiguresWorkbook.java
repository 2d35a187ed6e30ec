package se.lotsen.projection.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;
import se.lotsen.model.code.IndicatorCode;

/**
 * The figures of a report as a workbook: a sheet for each breakdown, and one with the ledger
 * entries that each number is made of. It is written as it goes, however many entries there are.
 */
final class FiguresWorkbook {
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** More rows a sheet cannot have; what is left out is said in the last one. */
  private static final int MOST_ROWS = 1_000_000;

  private final FiguresView figures;
  private final Locale locale;
  private final Function<IndicatorCode, Iterator<Line>> lines;

  FiguresWorkbook(
      FiguresView figures, Locale locale, Function<IndicatorCode, Iterator<Line>> lines) {
    this.figures = figures;
    this.locale = locale;
    this.lines = lines;
  }

  void write(OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, "Lotsen", null)) {
      sheet(workbook, words("Totalt", "In all"), this::all);
      sheet(workbook, words("Per kommun", "By municipality"), this::municipalities);
      sheet(workbook, words("Per område", "By area"), this::areas);
      sheet(workbook, words("Underlag", "Entries"), this::entries);
    }
  }

  /** Fills a sheet. */
  private interface Filling {
    void into(Worksheet sheet) throws IOException;
  }

  /** One sheet is ended before the next begins: only one at a time can be written as it goes. */
  private static void sheet(Workbook workbook, String name, Filling filling) throws IOException {
    var sheet = workbook.newWorksheet(name);
    filling.into(sheet);
    sheet.finish();
  }

  private String words(String sv, String en) {
    return new Text(sv, en).in(locale);
  }

  private void all(Worksheet sheet) {
    int row = heading(sheet);
    for (var indicator : figures.indicators()) {
      row(
          sheet,
          row++,
          indicator,
          "",
          indicator.baseline(),
          indicator.target(),
          indicator.share(),
          indicator.all());
    }
  }

  private void municipalities(Worksheet sheet) {
    int row = heading(sheet);
    for (var indicator : figures.indicators()) {
      for (var place : indicator.municipalities()) {
        row(
            sheet,
            row++,
            indicator,
            place.name(),
            null,
            place.target(),
            place.share(),
            place.figures());
      }
    }
  }

  private void areas(Worksheet sheet) {
    int row = heading(sheet);
    for (var indicator : figures.indicators()) {
      for (var area : indicator.areas()) {
        row(sheet, row++, indicator, area.area().value(), null, null, null, area.figures());
      }
    }
  }

  private int heading(Worksheet sheet) {
    var headings =
        List.of(
            words("Indikator", "Indicator"),
            words("Enhet", "Unit"),
            words("Del", "Part"),
            words("Utgångsvärde", "Baseline"),
            words("Mål", "Target"),
            words("Tidigare redovisat", "Previously reported"),
            words("Denna period", "This period"),
            words("varav kvinnor", "of which women"),
            words("varav män", "of which men"),
            words("Justeringar", "Adjustments"),
            words("Ackumulerat", "Cumulative"),
            words("varav kvinnor", "of which women"),
            words("varav män", "of which men"),
            words("Andel av mål", "Share of target"));
    return heading(sheet, headings);
  }

  private static int heading(Worksheet sheet, List<String> headings) {
    for (int column = 0; column < headings.size(); column++) {
      sheet.value(0, column, headings.get(column));
    }
    sheet.range(0, 0, 0, headings.size() - 1).style().bold().set();
    sheet.freezePane(0, 1);
    return 1;
  }

  private static void row(
      Worksheet sheet,
      int row,
      FiguresView.IndicatorFigures indicator,
      String part,
      @Nullable BigDecimal baseline,
      @Nullable BigDecimal target,
      @Nullable BigDecimal share,
      FiguresView.Columns columns) {
    sheet.value(row, 0, indicator.name());
    sheet.value(row, 1, indicator.unit());
    sheet.value(row, 2, part);
    sheet.value(row, 3, baseline);
    sheet.value(row, 4, target);
    sheet.value(row, 5, columns.previously().quantity());
    sheet.value(row, 6, columns.period().quantity());
    sheet.value(row, 7, columns.period().women());
    sheet.value(row, 8, columns.period().men());
    sheet.value(row, 9, columns.adjustments().quantity());
    sheet.value(row, 10, columns.cumulative().quantity());
    sheet.value(row, 11, columns.cumulative().women());
    sheet.value(row, 12, columns.cumulative().men());
    sheet.value(row, 13, share);
    sheet.style(row, 13).format("0.0%").set();
  }

  private void entries(Worksheet sheet) throws IOException {
    heading(
        sheet,
        List.of(
            words("Indikator", "Indicator"),
            words("Kolumn", "Column"),
            words("Kommun", "Municipality"),
            words("Område", "Area"),
            words("Dag", "Day"),
            words("Antal", "Quantity"),
            words("Post i huvudboken", "Ledger entry")));
    int row = 1;
    for (var indicator : figures.indicators()) {
      var all = lines.apply(indicator.indicator());
      while (all.hasNext()) {
        if (row == MOST_ROWS) {
          sheet.value(
              row,
              0,
              words("Fler poster finns; hämta dem som JSON", "More entries: get them as JSON"));
          return;
        }
        entry(sheet, row++, indicator, all.next());
      }
    }
  }

  private void entry(Worksheet sheet, int row, FiguresView.IndicatorFigures indicator, Line line)
      throws IOException {
    sheet.value(row, 0, indicator.name());
    sheet.value(
        row,
        1,
        line.part() == Line.Part.PERIOD
            ? words("Denna period", "This period")
            : words("Justeringar", "Adjustments"));
    sheet.value(row, 2, line.municipality().label().in(locale));
    sheet.value(row, 3, line.area().value());
    sheet.value(row, 4, line.on());
    sheet.style(row, 4).format("yyyy-mm-dd").set();
    sheet.value(row, 5, line.effect().total());
    // Every id is another: shared, all of them would be remembered to the end.
    sheet.inlineString(row, 6, line.entry());
    if (row % 1_000 == 0) {
      sheet.flush();
    }
  }
}
