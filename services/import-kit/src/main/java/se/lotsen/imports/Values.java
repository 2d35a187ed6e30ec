package se.lotsen.imports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a row says, each cell read as its column reads it. */
public final class Values {
  private final Map<String, Object> values = new HashMap<>();

  void put(Column<?> column, Object value) {
    values.put(column.name(), value);
  }

  /** What a required column says. */
  public <T> T get(Column<T> column) {
    var value = find(column);
    if (value == null) {
      throw new IllegalStateException(column.name() + " is not a required column");
    }
    return value;
  }

  /** What a column says; null where it says nothing. */
  @SuppressWarnings("unchecked") // only the column's own parser puts it there
  public <T> @Nullable T find(Column<T> column) {
    return (T) values.get(column.name());
  }
}
