package se.lotsen.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * The rows of a file in the order in which they are to go in, on disk: as they stand, or those
 * about one thing together and by day. Of a file of any length only a few megabytes are in memory.
 */
final class Staging implements AutoCloseable {
  private static final String CELL = "\u001f";
  private static final String WHY = "\u001e";

  private final Importer importer;
  private final Sorted rows;

  /** Where every row is a thing of its own: the places of each reference. */
  private final Sorted references;

  /** The rows whose reference stood in an earlier one, and in which. */
  private final Sorted again;

  private final Runnable eachRow;
  private @Nullable Header header;
  private int count;
  private long text;

  private Staging(Importer importer, Path folder, Runnable eachRow) {
    this.importer = importer;
    this.eachRow = eachRow;
    this.rows = new Sorted(folder, "rows");
    this.references = new Sorted(folder, "references");
    this.again = new Sorted(folder, "again");
  }

  /**
   * Reads the whole file, so that one that breaks off is noticed before anything is entered.
   *
   * @param folder for its rows, which are removed when this is closed
   * @param eachRow is called before each row; what it throws ends the reading
   * @throws Unreadable when its first row is not that of this kind of file, or it is too large
   */
  static Staging of(Table table, Importer importer, Path folder, Runnable eachRow)
      throws IOException {
    var staging = new Staging(importer, folder, eachRow);
    boolean staged = false;
    try {
      table.read(staging::staged);
      staging.header();
      staging.findRepeated();
      staged = true;
      return staging;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      if (!staged) {
        staging.close();
      }
    }
  }

  Header header() {
    if (header == null) {
      throw new ImportFormatException("Filen är tom", "The file is empty");
    }
    return header;
  }

  /** How many rows there are, the header not counted. */
  int count() {
    return count;
  }

  private void staged(Table.Line line) {
    eachRow.run();
    if (header == null) {
      header = Header.of(line, importer.schema().columns());
      return;
    }
    count++;
    try {
      stage(SpreadsheetText.read(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stage(Table.Line line) throws IOException {
    var reference = cell(line, importer.schema().reference());
    var cells = String.join(CELL, line.cells());
    text += cells.length();
    if (count > Limits.ROWS || text > Limits.TEXT) {
      throw new ImportFormatException(
          "Högst %d rader och %d tecken går in på en gång; dela filen"
              .formatted(Limits.ROWS, Limits.TEXT),
          "At most %d rows and %d characters go in at once; split the file"
              .formatted(Limits.ROWS, Limits.TEXT));
    }
    var why = line.broken();
    rows.add(
        keyOf(line, reference), why == null ? cells : String.join(WHY, cells, why.sv(), why.en()));
    if (importer.schema().day() == null && reference != null) {
      references.add(reference + '\u0000' + numberOf(line), "");
    }
  }

  private static String numberOf(Table.Line line) {
    return "%09d".formatted(line.number());
  }

  private String keyOf(Table.Line line, @Nullable String reference) {
    var number = numberOf(line);
    var day = importer.schema().day();
    if (day == null || reference == null) {
      return (day == null ? "" : "\u0000") + number;
    }
    return String.join("\u0000", reference, orderOf(cell(line, day), day), number);
  }

  /** A day that cannot be read spoils its thing anyway, wherever it stands. */
  private static String orderOf(@Nullable String cell, Column<LocalDate> day) {
    try {
      return cell == null ? "" : day.parser().apply(cell).toString();
    } catch (ImportFormatException e) {
      return "";
    }
  }

  private @Nullable String cell(Table.Line line, Column<?> column) {
    int place = header().columns().indexOf(column);
    var cell = place < 0 || place >= line.cells().size() ? "" : line.cells().get(place);
    return line.broken() != null || cell.isBlank() ? null : cell;
  }

  private void findRepeated() throws IOException {
    references.inOrder(
        entries -> {
          var reference = "";
          var first = "";
          for (var entry = entries.next(); entry != null; entry = entries.next()) {
            int end = entry.key().lastIndexOf('\u0000');
            var number = entry.key().substring(end + 1);
            if (!first.isEmpty() && entry.key().substring(0, end).equals(reference)) {
              again.add(number, first);
            } else {
              reference = entry.key().substring(0, end);
              first = number;
            }
          }
        });
    references.close();
  }

  /**
   * The rows about one thing, in the order of their days; a part of them where they are too many.
   *
   * @param reference null where a row does not say what it is about
   * @param earlierRow with the same reference, where there is one and may not be
   * @param tooMany whether there are more than can be decided together
   */
  record Unit(
      @Nullable String reference,
      List<Table.Line> lines,
      @Nullable Integer earlierRow,
      boolean tooMany) {}

  /** Goes through all things, in an order that is the same whenever the file is. */
  void eachUnit(Consumer<Unit> action) throws IOException {
    rows.inOrder(all -> again.inOrder(repeated -> new Units(all, repeated, action).run()));
  }

  /** One going through. */
  private final class Units {
    private final Sorted.Entries all;
    private final Sorted.Entries repeated;
    private final Consumer<Unit> action;
    private final List<Table.Line> lines = new ArrayList<>();
    private @Nullable String reference;
    private boolean tooMany;

    Units(Sorted.Entries all, Sorted.Entries repeated, Consumer<Unit> action) {
      this.all = all;
      this.repeated = repeated;
      this.action = action;
    }

    void run() throws IOException {
      var next = repeated.next();
      for (var entry = all.next(); entry != null; entry = all.next()) {
        var line = line(entry);
        if (importer.schema().day() == null) {
          boolean isNext = next != null && next.key().equals(entry.key());
          var earlier = isNext && next != null ? Integer.valueOf(next.value()) : null;
          next = isNext ? repeated.next() : next;
          action.accept(
              new Unit(cell(line, importer.schema().reference()), List.of(line), earlier, false));
        } else {
          add(line);
        }
      }
      end();
    }

    private void add(Table.Line line) {
      var about = cell(line, importer.schema().reference());
      boolean goesOn = about != null && about.equals(reference);
      if (!goesOn) {
        end();
        tooMany = false;
        reference = about;
      } else if (lines.size() == Limits.ROWS_OF_ONE) {
        tooMany = true;
        end();
      }
      lines.add(line);
    }

    private void end() {
      if (!lines.isEmpty()) {
        action.accept(new Unit(reference, List.copyOf(lines), null, tooMany));
        lines.clear();
      }
    }
  }

  private static Table.Line line(Sorted.Entry entry) {
    int number = Integer.parseInt(entry.key().substring(entry.key().lastIndexOf('\u0000') + 1));
    var parts = entry.value().split(WHY, -1);
    return new Table.Line(
        number,
        Arrays.asList(parts[0].split(CELL, -1)),
        parts.length == 1 ? null : new Text(parts[1], parts[2]));
  }

  @Override
  public void close() throws IOException {
    rows.close();
    references.close();
    again.close();
  }
}
