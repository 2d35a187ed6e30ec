package se.lotsen.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * The rows of a file in the order in which they are to go in, on disk: as they stand, or those
 * about one thing together and by day. Of a file of any length only a few megabytes are in memory.
 */
final class Staging implements AutoCloseable {
  private static final int CACHE_MB = 8;
  private static final String CELL = "\u001f";
  private static final char BROKEN = 'b';
  private static final char WHOLE = 'w';

  private final Importer<?> importer;
  private final Path file;
  private final MVStore store;
  private final MVMap<String, String> rows;
  private final MVMap<String, String> firstRowOf;
  private @Nullable Header header;
  private int count;

  private Staging(Importer<?> importer, Path file) {
    this.importer = importer;
    this.file = file;
    this.store =
        new MVStore.Builder().fileName(file.toString()).cacheSize(CACHE_MB).compress().open();
    this.rows = map("rows");
    this.firstRowOf = map("references");
  }

  private MVMap<String, String> map(String name) {
    return store.openMap(
        name,
        new MVMap.Builder<String, String>()
            .keyType(StringDataType.INSTANCE)
            .valueType(StringDataType.INSTANCE));
  }

  /**
   * Reads the whole file, so that one that breaks off is noticed before anything is entered.
   *
   * @throws Unreadable when its first row is not that of this kind of file
   */
  static Staging of(Table table, Importer<?> importer) throws IOException {
    var staging = new Staging(importer, Files.createTempFile("lotsen-import-", ".rows"));
    try {
      table.read(staging::stage);
      staging.header();
      return staging;
    } catch (IOException | RuntimeException e) {
      staging.close();
      throw e;
    }
  }

  Header header() {
    if (header == null) {
      throw new Unreadable("Filen är tom", "The file is empty");
    }
    return header;
  }

  /** How many rows there are, the header not counted. */
  int count() {
    return count;
  }

  private void stage(Table.Line line) {
    if (header == null) {
      header = Header.of(line.cells(), importer.columns());
      return;
    }
    count++;
    var reference = cell(line, importer.reference());
    rows.put(
        keyOf(line, reference),
        (line.broken() == null ? WHOLE : BROKEN) + String.join(CELL, line.cells()));
    if (importer.day() == null && reference != null) {
      firstRowOf.putIfAbsent(reference, Integer.toString(line.number()));
    }
  }

  private String keyOf(Table.Line line, @Nullable String reference) {
    var number = "%09d".formatted(line.number());
    var day = importer.day();
    if (day == null || reference == null) {
      return (day == null ? "" : "\u0000") + number;
    }
    return String.join("\u0000", reference, orderOf(cell(line, day), day), number);
  }

  /** A day that cannot be read spoils its thing anyway, wherever it stands. */
  private static String orderOf(@Nullable String cell, Column<LocalDate> day) {
    try {
      return cell == null ? "" : day.parser().apply(cell).toString();
    } catch (Unreadable e) {
      return "";
    }
  }

  private @Nullable String cell(Table.Line line, Column<?> column) {
    int place = header().columns().indexOf(column);
    var cell = place < 0 || place >= line.cells().size() ? "" : line.cells().get(place);
    return line.broken() != null || cell.isBlank() ? null : cell;
  }

  /**
   * The rows about one thing, in the order of their days.
   *
   * @param reference null where a row does not say what it is about
   */
  record Unit(@Nullable String reference, List<Table.Line> lines) {}

  /** Goes through all things, in an order that is the same whenever the file is. */
  void eachUnit(Consumer<Unit> action) {
    String reference = null;
    var lines = new ArrayList<Table.Line>();
    for (var cursor = rows.cursor(null); cursor.hasNext(); ) {
      var line = line(cursor.next(), cursor.getValue());
      var about = cell(line, importer.reference());
      if (!lines.isEmpty()
          && (importer.day() == null || about == null || !about.equals(reference))) {
        action.accept(new Unit(reference, List.copyOf(lines)));
        lines.clear();
      }
      reference = about;
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      action.accept(new Unit(reference, List.copyOf(lines)));
    }
  }

  private static Table.Line line(String key, String value) {
    int number = Integer.parseInt(key.substring(key.lastIndexOf('\u0000') + 1));
    var cells = Arrays.asList(value.substring(1).split(CELL, -1));
    return new Table.Line(
        number,
        cells,
        value.charAt(0) == WHOLE
            ? null
            : new Text(
                "Citattecknen i raden går inte ihop; skriv dem parvis",
                "The quotation marks in the row do not pair up; write them in pairs"));
  }

  /** The earlier row with the same reference, where there is one and may not be. */
  @Nullable String earlierRow(Unit unit) {
    var first = unit.reference() == null ? null : firstRowOf.get(unit.reference());
    return first == null || first.equals(Integer.toString(unit.lines().getFirst().number()))
        ? null
        : first;
  }

  @Override
  public void close() throws IOException {
    store.closeImmediately();
    Files.deleteIfExists(file);
  }
}
