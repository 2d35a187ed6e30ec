package se.lotsen.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * The columns of one kind of file, each declared once, in the order in which people are shown them.
 * One that a file has beside them is refused, so that nothing is lost unseen.
 */
public final class RowSchema {
  private static final int MAX_REFERENCE = 100;

  private final List<Column<?>> columns = new ArrayList<>();
  private @Nullable Column<String> reference;
  private @Nullable Column<LocalDate> day;

  /** Adds the column that says what thing in the other system a row is about. */
  public Column<String> reference(String name, String swedish, String sv, String en) {
    reference = required(name, swedish, sv, en, Parsers.text(MAX_REFERENCE));
    return reference;
  }

  /**
   * Adds the column that says the day of a row, where several rows may be about one thing: they are
   * then put together wherever they stand in the file, in the order of their days, and all go in or
   * none. Without it every row is a thing of its own.
   */
  public Column<LocalDate> day(String name, String swedish, String sv, String en) {
    day = required(name, swedish, sv, en, Parsers::day);
    return day;
  }

  /** Adds a column in which every row has to say something. */
  public <T> Column<T> required(
      String name, String swedish, String sv, String en, Function<String, T> parser) {
    return add(new Column<>(name, swedish, true, new Text(sv, en), parser));
  }

  /** Adds a column that may be left out, or empty in some rows. */
  public <T> Column<T> optional(
      String name, String swedish, String sv, String en, Function<String, T> parser) {
    return add(new Column<>(name, swedish, false, new Text(sv, en), parser));
  }

  private <T> Column<T> add(Column<T> column) {
    columns.add(column);
    return column;
  }

  List<Column<?>> columns() {
    return Collections.unmodifiableList(columns);
  }

  Column<String> reference() {
    if (reference == null) {
      throw new IllegalStateException("No column says what a row is about");
    }
    return reference;
  }

  @Nullable Column<LocalDate> day() {
    return day;
  }
}
