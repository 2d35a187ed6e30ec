package se.lotsen.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of an XLSX workbook. Only what cells show is read, no formulas. It is read here
 * and not by a library, because none lets a cell, a row or what is unpacked be bounded while it is
 * read: one cell of 40 MB is a file of 41 kB.
 */
record Workbook(Path file) implements Table {
  private static final int LAST_ROW = 1_048_576;

  @Override
  public void read(Consumer<Line> each) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var parts = WorkbookParts.of(zip);
      try (var sheet = parts.openSheet()) {
        new Sheet(parts, sheet, each).read();
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new ImportFormatException(
          "Arbetsboken är skadad eller inte hel; spara den på nytt som .xlsx",
          "The workbook is damaged or not whole; save it as .xlsx again");
    }
  }

  /** One going through the sheet. */
  private static final class Sheet {
    /** Spreadsheets write a digit or two more than they mean: 1.1000000000000001. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final BigDecimal SECONDS = BigDecimal.valueOf(24 * 60 * 60);

    /** No spreadsheet's number has a power of ten beyond this. */
    private static final int LARGEST_POWER = 400;

    private final WorkbookParts parts;
    private final Xml xml;
    private final Consumer<Line> each;
    private List<String> cells = new ArrayList<>();
    private int row;
    private int column;

    Sheet(WorkbookParts parts, Xml xml, Consumer<Line> each) {
      this.parts = parts;
      this.xml = xml;
      this.each = each;
    }

    void read() throws IOException {
      while (xml.next() && !xml.isEnd("sheetData")) {
        if (xml.isStart("row")) {
          row(xml.attribute("r"));
        } else if (xml.isStart("c")) {
          cell();
        } else if (xml.isEnd("row") && !cells.isEmpty()) {
          each.accept(Line.of(row, cells));
          cells = new ArrayList<>();
        }
      }
    }

    private void row(@Nullable String number) {
      int next = number == null ? row + 1 : WorkbookParts.number(number);
      if (next <= row || next > LAST_ROW) {
        throw new ImportFormatException(
            "Efter rad %d kommer en med numret \"%s\"; spara arbetsboken på nytt"
                .formatted(row, Limits.shown(String.valueOf(number))),
            "After row %d comes one with the number \"%s\"; save the workbook again"
                .formatted(row, Limits.shown(String.valueOf(number))));
      }
      row = next;
      column = 0;
    }

    private void cell() throws IOException {
      var address = xml.attribute("r");
      int place = address == null ? column + 1 : columnOf(address);
      var type = xml.attribute("t");
      int style = WorkbookParts.number(xml.attribute("s"));
      var text = new StringBuilder();
      boolean value = false;
      while (text.length() <= Limits.CELL && !xml.isEnd("c") && xml.next()) {
        if (xml.isStart("v") || xml.isEnd("v")) {
          value = xml.isStart("v");
        } else if (xml.isStart("is")) {
          WorkbookParts.richText(xml, "is", text);
        } else if (value && xml.isText()) {
          xml.addTo(text);
        }
      }
      column = place;
      put(place, shown(type, style, text.toString()).strip());
    }

    private void put(int place, String text) {
      if (text.isEmpty()) {
        return;
      }
      if (text.length() > Limits.CELL || place > Limits.COLUMNS) {
        throw refused(place, text);
      }
      while (cells.size() < place) {
        cells.add("");
      }
      cells.set(place - 1, text);
    }

    private ImportFormatException refused(int place, String text) {
      return text.length() > Limits.CELL
          ? new ImportFormatException(
              "Rad %d, kolumn %s: cellen har fler än %d tecken"
                  .formatted(row, nameOf(place), Limits.CELL),
              "Row %d, column %s: the cell has more than %d characters"
                  .formatted(row, nameOf(place), Limits.CELL))
          : new ImportFormatException(
              "Rad %d, kolumn %s: högst %d kolumner läses"
                  .formatted(row, nameOf(place), Limits.COLUMNS),
              "Row %d, column %s: at most %d columns are read"
                  .formatted(row, nameOf(place), Limits.COLUMNS));
    }

    /** 28 of "AB12". */
    private int columnOf(String address) {
      int number = 0;
      for (int i = 0; i < address.length() && i < 4; i++) {
        char letter = Character.toUpperCase(address.charAt(i));
        if (letter < 'A' || letter > 'Z') {
          break;
        }
        number = number * 26 + letter - 'A' + 1;
      }
      return number == 0 ? column + 1 : number;
    }

    private static String nameOf(int place) {
      var name = new StringBuilder();
      for (int left = place; left > 0; left = (left - 1) / 26) {
        name.insert(0, (char) ('A' + (left - 1) % 26));
      }
      return name.toString();
    }

    private String shown(@Nullable String type, int style, String value) {
      return switch (type == null ? "n" : type) {
        case "s" -> parts.text(WorkbookParts.number(value.strip()));
        case "b" -> value.equals("1") ? "true" : value.equals("0") ? "false" : value;
        case "n" -> number(style, value.strip());
        default -> value;
      };
    }

    private String number(int style, String value) {
      try {
        var number = new BigDecimal(value);
        if (Math.abs((long) number.precision() - number.scale()) > LARGEST_POWER) {
          return value;
        }
        return parts.showsDay(style)
            ? day(number)
            : number.round(SHOWN).stripTrailingZeros().toPlainString();
      } catch (NumberFormatException e) {
        return value;
      }
    }

    /** Days since the end of 1899, of which the fraction is the time; 1900 is a leap year to it. */
    private String day(BigDecimal number) {
      long seconds = number.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
      long days = Math.floorDiv(seconds, SECONDS.longValue());
      if (days < 0 || days > 2_958_465) {
        return number.round(SHOWN).toPlainString();
      }
      var first =
          parts.since1904()
              ? LocalDate.of(1904, 1, 1)
              : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
      var day = first.plusDays(days);
      var time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS.longValue()));
      return time.equals(LocalTime.MIDNIGHT) ? day.toString() : day.atTime(time).toString();
    }
  }
}
