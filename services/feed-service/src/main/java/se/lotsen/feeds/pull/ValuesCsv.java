package se.lotsen.feeds.pull;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import se.lotsen.feeds.cache.Cell;
import se.lotsen.feeds.cache.Snapshot;
import se.lotsen.model.Breakdown;

/** The cells of a project as CSV, one row each, in the order of the JSON. */
final class ValuesCsv {
  private static final String[] HEADER = {
    "project",
    "indicator",
    "rule_version",
    "municipality",
    "municipality_name",
    "area",
    "month",
    "quantity",
    "women",
    "men",
    "not_stated"
  };

  /** A spreadsheet takes a text that begins so for a formula (OWASP, CSV Injection). */
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private final CsvDialect dialect;

  ValuesCsv(CsvDialect dialect) {
    this.dialect = dialect;
  }

  byte[] write(Snapshot snapshot) {
    var text = new StringWriter();
    text.write(dialect.mark());
    try (var csv =
        CsvWriter.builder()
            .fieldSeparator(dialect.separator())
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text)) {
      csv.writeRecord(HEADER);
      for (var indicator : snapshot.indicators()) {
        indicator
            .cells()
            .forEach(
                (cell, quantity) ->
                    csv.writeRecord(row(snapshot.project().value(), cell, quantity)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String[] row(String project, Cell cell, Breakdown quantity) {
    return new String[] {
      guarded(project),
      guarded(cell.indicator().value()),
      Integer.toString(cell.ruleVersion()),
      guarded(cell.municipality().scb()),
      guarded(cell.municipality().label().sv()),
      guarded(cell.area().value()),
      guarded(cell.month().toString()),
      number(quantity.total()),
      number(quantity.women()),
      number(quantity.men()),
      number(quantity.notStated())
    };
  }

  private String number(BigDecimal number) {
    return dialect.number(number);
  }

  /** Text as it is, with an apostrophe before what a spreadsheet would compute. */
  static String guarded(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
