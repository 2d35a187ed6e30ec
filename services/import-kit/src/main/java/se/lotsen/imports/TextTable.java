package se.lotsen.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * Separated values as spreadsheets write them: with semicolons, commas or tabs, in UTF-8 with or
 * without a mark, in UTF-16 with one, or in Windows-1252; a line that is not UTF-8 is Windows-1252.
 *
 * <p>Where one record ends is found line by line and not left to the library, so that a quotation
 * mark which somebody forgot spoils its own row and not all that follow.
 */
final class TextTable implements Table {
  /** A cell may go over so many lines. */
  private static final int MAX_LINES = 100;

  private static final String MARK = "\uFEFF";
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<Character> SEPARATORS = List.of(';', ',', '\t');

  private final Path file;
  private final boolean utf16;

  TextTable(Path file, boolean utf16) {
    this.file = file;
    this.utf16 = utf16;
  }

  @Override
  public void read(Consumer<Line> each) throws IOException {
    // Bytes stay what they are in ISO 8859-1, so that each line can be decoded by itself.
    var charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    try (var reader = Files.newBufferedReader(file, charset)) {
      new Reading(new Lines(reader), utf16, each).run();
    }
  }

  /** One going through the file. */
  private static final class Reading {
    private final Lines lines;
    private final boolean utf16;
    private final Consumer<Line> each;
    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    private CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    private int width;
    private int at;

    Reading(Lines lines, boolean utf16, Consumer<Line> each) {
      this.lines = lines;
      this.utf16 = utf16;
      this.each = each;
    }

    void run() throws IOException {
      for (var line = next(); line != null; line = next()) {
        if (line.isBlank() || (width == 0 && line.startsWith("sep="))) {
          continue;
        }
        if (width == 0) {
          csv = CsvReader.builder().fieldSeparator(separatorOf(line)).allowUnclosedQuote(false);
        }
        record(line);
      }
    }

    private @Nullable String next() throws IOException {
      at++;
      var line = nextLine();
      return line != null && at == 1 && line.startsWith(MARK) ? line.substring(1) : line;
    }

    private @Nullable String nextLine() throws IOException {
      if (!ahead.isEmpty()) {
        return ahead.removeFirst();
      }
      var line = lines.next();
      return line == null || utf16 || isTooLong(line) ? line : decoded(line);
    }

    private static boolean isTooLong(String line) {
      return line.length() > Limits.ROW;
    }

    /** One byte that is not UTF-8 spoils its own line and not the file. */
    private static String decoded(String line) {
      var bytes = line.getBytes(StandardCharsets.ISO_8859_1);
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        return new String(bytes, WINDOWS);
      }
    }

    private void record(String first) throws IOException {
      int number = at;
      if (isTooLong(first)) {
        each.accept(new Line(number, List.of(Line.printable(Limits.shown(first))), Line.tooLong()));
        return;
      }
      var cells = cellsOf(first);
      if (cells == null && !isBalanced(first)) {
        cells = cellsOfMany(first);
      }
      if (width == 0 && cells != null) {
        width = cells.size();
      }
      if (cells == null) {
        each.accept(
            new Line(
                number,
                List.of(Line.printable(first)),
                new Text(
                    "Citattecknen i raden går inte ihop; skriv dem parvis",
                    "The quotation marks in the row do not pair up; write them in pairs")));
      } else if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        each.accept(Line.of(number, cells.stream().map(String::strip).toList()));
      }
    }

    /**
     * The cells of a record that goes on in further lines; null, and those lines again, if none.
     */
    private @Nullable List<String> cellsOfMany(String first) throws IOException {
      var record = new StringBuilder(first);
      var taken = new ArrayDeque<String>();
      while (taken.size() < MAX_LINES) {
        var line = nextLine();
        if (line == null) {
          break;
        }
        taken.add(line);
        if (record.length() + line.length() > Limits.ROW) {
          break;
        }
        record.append('\n').append(line);
        if (isBalanced(line) && isWholeRecord(line)) {
          break; // a row of its own: the mark before it was forgotten
        }
        if (!isBalanced(line)) {
          var cells = cellsOf(record.toString());
          if (cells != null && (width == 0 || cells.size() == width)) {
            at += taken.size();
            return cells;
          }
          break;
        }
      }
      while (!taken.isEmpty()) {
        ahead.addFirst(taken.removeLast());
      }
      return null;
    }

    private boolean isWholeRecord(String line) {
      var cells = width > 1 ? cellsOf(line) : null;
      return cells != null && cells.size() == width;
    }

    /** The cells of exactly one record; null where it is not one. */
    private @Nullable List<String> cellsOf(String record) {
      try (var records = csv.ofCsvRecord(record)) {
        var found = records.stream().limit(2).toList();
        return found.size() == 1 ? found.getFirst().getFields() : null;
      } catch (CsvParseException | IOException e) {
        return null;
      }
    }

    private static boolean isBalanced(String line) {
      return line.chars().filter(character -> character == '"').count() % 2 == 0;
    }

    private static char separatorOf(String header) {
      char best = SEPARATORS.getFirst();
      for (char separator : SEPARATORS) {
        if (count(header, separator) > count(header, best)) {
          best = separator;
        }
      }
      return best;
    }

    private static long count(String text, char wanted) {
      return text.chars().filter(character -> character == wanted).count();
    }
  }
}
