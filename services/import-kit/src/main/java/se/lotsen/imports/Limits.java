package se.lotsen.imports;

/** What a file may be at most. All of it is checked while the file is read, never afterwards. */
final class Limits {
  /** Characters of a cell: what a spreadsheet's cell holds. */
  static final int CELL = 32_767;

  /** Characters of a row, of a line of text, and bytes between two marks of a workbook's XML. */
  static final int ROW = 262_144;

  static final int COLUMNS = 1_000;
  static final int ROWS = 5_000_000;

  /** Rows about one thing: they are decided together, so they are in memory together. */
  static final int ROWS_OF_ONE = 25_000;

  /** Characters of a file's rows, unpacked. */
  static final long TEXT = 2_000_000_000L;

  /** How much of what is too long is shown. */
  private static final int SHOWN = 100;

  private Limits() {}

  /** A text that may be of any length, as it is quoted in a sentence. */
  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
