package se.lotsen.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/** A file of rows, read from the first to the last without holding them all. */
interface Table {
  /**
   * A row as it stands.
   *
   * @param number as people count: the header is row 1, or whichever row it is in
   * @param broken why its cells cannot be told apart or kept, if they cannot
   */
  record Line(int number, List<String> cells, @Nullable Text broken) {
    /** A row with its cells; broken where they are more, or say more, than a row may. */
    static Line of(int number, List<String> cells) {
      var wrong = wrong(cells);
      return wrong == null
          ? new Line(number, cells, null)
          : new Line(number, cut(cells).stream().map(Line::printable).toList(), wrong);
    }

    /** Of a row that cannot be kept the beginnings are, so that it can be found again. */
    private static List<String> cut(List<String> cells) {
      int all = cells.stream().mapToInt(String::length).sum();
      return cells.stream()
          .limit(Limits.COLUMNS)
          .map(cell -> all > Limits.ROW || cell.length() > Limits.CELL ? Limits.shown(cell) : cell)
          .toList();
    }

    static String printable(String cell) {
      return firstControl(cell) < 0
          ? cell
          : cell.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", "\uFFFD");
    }

    private static @Nullable Text wrong(List<String> cells) {
      if (cells.size() > Limits.COLUMNS) {
        return new Text(
            "Raden har %d celler; högst %d får plats".formatted(cells.size(), Limits.COLUMNS),
            "The row has %d cells; at most %d are taken".formatted(cells.size(), Limits.COLUMNS));
      }
      int all = 0;
      for (int place = 0; place < cells.size(); place++) {
        var cell = cells.get(place);
        all += cell.length();
        if (cell.length() > Limits.CELL) {
          return tooLong(place + 1);
        }
        if (firstControl(cell) >= 0) {
          return new Text(
              "Cell %d har ett osynligt styrtecken; ta bort det".formatted(place + 1),
              "Cell %d has an invisible control character; remove it".formatted(place + 1));
        }
      }
      return all > Limits.ROW ? tooLong() : null;
    }

    private static Text tooLong(int column) {
      return new Text(
          "Cell %d har fler än %d tecken".formatted(column, Limits.CELL),
          "Cell %d has more than %d characters".formatted(column, Limits.CELL));
    }

    static Text tooLong() {
      return new Text(
          "Raden har fler än %d tecken; här är början av den".formatted(Limits.ROW),
          "The row has more than %d characters; this is its beginning".formatted(Limits.ROW));
    }

    private static int firstControl(String cell) {
      for (int at = 0; at < cell.length(); at++) {
        char character = cell.charAt(at);
        if (character < ' ' && character != '\t' && character != '\n' && character != '\r') {
          return at;
        }
      }
      return -1;
    }
  }

  /** Reads all rows that say anything; the first is the header. */
  void read(Consumer<Line> each) throws IOException;

  /**
   * Recognises a workbook by its first bytes; anything else is text.
   *
   * @throws Unreadable where it is neither
   */
  static Table of(Path file) throws IOException {
    byte[] first;
    try (var in = Files.newInputStream(file)) {
      first = in.readNBytes(4_096);
    }
    var mark = HexFormat.of().formatHex(first, 0, Math.min(4, first.length));
    if (mark.equals("504b0304")) {
      return new Workbook(file);
    }
    if (mark.equals("d0cf11e0")) {
      throw new ImportFormatException(
          "Filen är en arbetsbok i det gamla formatet .xls eller har lösenord; spara den som .xlsx utan lösenord, eller som CSV",
          "The file is a workbook in the old format .xls or has a password; save it as .xlsx without a password, or as CSV");
    }
    boolean utf16 = mark.startsWith("feff") || mark.startsWith("fffe");
    if (!utf16 && isBinary(first)) {
      throw new ImportFormatException(
          "Filen är varken text eller en arbetsbok; spara den som .xlsx eller CSV",
          "The file is neither text nor a workbook; save it as .xlsx or CSV");
    }
    return new TextTable(file, utf16);
  }

  private static boolean isBinary(byte[] first) {
    for (byte each : first) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }
}
