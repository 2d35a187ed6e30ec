package se.lotsen.imports;

import java.io.IOException;
import java.nio.file.Path;
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
   * @param broken why its cells cannot be told apart, if they cannot
   */
  record Line(int number, List<String> cells, @Nullable Text broken) {}

  /** Reads all rows that say anything; the first is the header. */
  void read(Consumer<Line> each) throws IOException;

  /** Recognises a workbook by its first bytes; anything else is text. */
  static Table of(Path file) throws IOException {
    return Workbook.isOne(file) ? new Workbook(file) : TextTable.of(file);
  }
}
