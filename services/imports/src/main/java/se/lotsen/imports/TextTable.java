package se.lotsen.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
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
 * without a mark, in UTF-16 with one, or in Windows-1252.
 *
 * <p>Where one record ends is found line by line and not left to the library, so that a quotation
 * mark which somebody forgot spoils its own row and not all that follow.
 */
final class TextTable implements Table {
  /** A cell may go over so many lines. */
  private static final int MOST_LINES = 100;

  private static final String MARK = "\uFEFF";
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<Character> SEPARATORS = List.of(';', ',', '\t');

  private final Path file;
  private final Charset charset;

  private TextTable(Path file, Charset charset) {
    this.file = file;
    this.charset = charset;
  }

  static TextTable of(Path file) throws IOException {
    return new TextTable(file, charsetOf(file));
  }

  private static Charset charsetOf(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var first = in.readNBytes(2);
      if (first.length == 2
          && (first[0] & 0xff) + (first[1] & 0xff) == 0xfe + 0xff
          && first[0] != first[1]
          && ((first[0] & 0xff) == 0xfe || (first[0] & 0xff) == 0xff)) {
        return StandardCharsets.UTF_16;
      }
    }
    return isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
  }

  private static boolean isUtf8(Path file) throws IOException {
    try (var reader =
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
      reader.transferTo(Writer.nullWriter());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Override
  public void read(Consumer<Line> each) throws IOException {
    try (var reader = Files.newBufferedReader(file, charset)) {
      new Reading(reader, each).run();
    }
  }

  /** One going through the file. */
  private static final class Reading {
    private final BufferedReader reader;
    private final Consumer<Line> each;
    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    private CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    private int width;
    private int at;

    Reading(BufferedReader reader, Consumer<Line> each) {
      this.reader = reader;
      this.each = each;
    }

    void run() throws IOException {
      for (var line = next(); line != null; line = next()) {
        if (line.isBlank() || (width == 0 && line.startsWith("sep="))) {
          continue;
        }
        if (width == 0) {
          csv = CsvReader.builder().fieldSeparator(separatorOf(line));
        }
        record(line);
      }
    }

    private @Nullable String next() throws IOException {
      at++;
      var line = ahead.isEmpty() ? reader.readLine() : ahead.removeFirst();
      return line != null && at == 1 && line.startsWith(MARK) ? line.substring(1) : line;
    }

    private void record(String first) throws IOException {
      int number = at;
      var cells = isBalanced(first) ? cellsOf(first) : cellsOfMany(first);
      if (width == 0 && cells != null) {
        width = cells.size();
      }
      if (cells == null) {
        each.accept(
            new Line(
                number,
                List.of(first),
                new Text(
                    "Citattecknen i raden går inte ihop; skriv dem parvis",
                    "The quotation marks in the row do not pair up; write them in pairs")));
      } else if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        each.accept(new Line(number, cells.stream().map(String::strip).toList(), null));
      }
    }

    /**
     * The cells of a record that goes on in further lines; null, and those lines again, if none.
     */
    private @Nullable List<String> cellsOfMany(String first) throws IOException {
      var record = new StringBuilder(first);
      var taken = new ArrayDeque<String>();
      while (taken.size() < MOST_LINES) {
        var line = ahead.isEmpty() ? reader.readLine() : ahead.removeFirst();
        if (line == null) {
          break;
        }
        taken.add(line);
        record.append('\n').append(line);
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

    private @Nullable List<String> cellsOf(String record) {
      try {
        return csv.ofSingleCsvRecord(record).getFields();
      } catch (CsvParseException e) {
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
