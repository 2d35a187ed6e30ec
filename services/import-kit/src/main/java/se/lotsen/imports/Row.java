package se.lotsen.imports;

import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * A row and where it stands.
 *
 * @param number of the row in the file, as people count it: the header is row 1
 */
public record Row(int number, Values values) {
  /** What a required column says. */
  public <T> T get(Column<T> column) {
    return values.get(column);
  }

  /** What a column says; null where it says nothing. */
  public <T> @Nullable T find(Column<T> column) {
    return values.find(column);
  }

  /** What a column says that this row cannot do without, being what it is. */
  public <T> T need(Column<T> column, String being) {
    var value = find(column);
    if (value == null) {
      throw wrong(
          column,
          new Text(
              "Cellen är tom; %s behöver den".formatted(being),
              "The cell is empty; %s needs it".formatted(being)));
    }
    return value;
  }

  /** That this row cannot be meant, to be thrown. */
  public WrongRow wrong(Column<?> column, Text why) {
    return new WrongRow(number, column.name(), why);
  }
}
