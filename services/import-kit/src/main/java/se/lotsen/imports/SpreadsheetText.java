package se.lotsen.imports;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for a formula, of which a file may make it run one (OWASP,
 * CSV injection). They are written with an apostrophe in front, as spreadsheets mark text, and read
 * without it: what is written is read back as it was, {@code -5} and {@code +46 70} too.
 */
final class SpreadsheetText {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern MARKED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private SpreadsheetText() {}

  static String written(String cell) {
    return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }

  static String read(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == '\'' && MARKED.matcher(cell).matches()
        ? cell.substring(1)
        : cell;
  }

  static Table.Line read(Table.Line line) {
    return line.broken() == null
        ? new Table.Line(
            line.number(), line.cells().stream().map(SpreadsheetText::read).toList(), null)
        : line;
  }
}
