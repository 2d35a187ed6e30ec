package se.lotsen.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of an XLSX workbook. */
record Workbook(Path file) implements Table {
  /** Spreadsheets write a digit or two more than they mean: 1.1000000000000001. */
  private static final MathContext SHOWN = new MathContext(15);

  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

  static boolean isOne(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var first = in.readNBytes(4);
      return first.length == 4 && ReadableWorkbook.isOOXMLZipHeader(first);
    }
  }

  @Override
  public void read(Consumer<Line> each) throws IOException {
    try (var workbook = new ReadableWorkbook(file.toFile(), WITH_FORMATS);
        var rows = workbook.getFirstSheet().openStream()) {
      rows.map(Workbook::line).filter(line -> !isEmpty(line.cells())).forEach(each);
    } catch (ExcelReaderException e) {
      throw new IOException("The workbook cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isEmpty(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  private static Line line(Row row) {
    var cells = new ArrayList<String>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(Workbook::text).orElse(""));
    }
    return new Line(row.getRowNum(), cells, null);
  }

  private static String text(Cell cell) {
    if (cell.getValue() instanceof BigDecimal number) {
      return isDay(cell) ? day(cell) : number.round(SHOWN).stripTrailingZeros().toPlainString();
    }
    if (cell.getType() == CellType.FORMULA) {
      var value = cell.getRawValue();
      return value == null ? "" : value.strip();
    }
    return cell.getText().strip();
  }

  /** A number is a day when its format shows a year and a day. */
  private static boolean isDay(Cell cell) {
    var format = cell.getDataFormatString();
    if (format == null) {
      return false;
    }
    var plain = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^]]*]", "");
    return plain.contains("y") && plain.contains("d");
  }

  private static String day(Cell cell) {
    var moment = cell.asDate();
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.toString();
  }
}
