package se.lotsen.imports;

import java.util.List;
import java.util.Objects;
import se.lotsen.model.Text;

/**
 * The rows about one thing, in the order of their days.
 *
 * @param reference what the other system calls it
 * @param fingerprint of all they say: the same again changes nothing
 */
public record RowGroup(String reference, List<Row> rows, String fingerprint) {
  public Row first() {
    return rows.getFirst();
  }

  /**
   * Sees to it that all rows say the same of what there is one of.
   *
   * @throws WrongRow for the first that does not
   */
  public void requireSameInAll(List<Column<?>> columns) {
    for (var column : columns) {
      for (var row : rows) {
        if (!Objects.equals(row.find(column), first().find(column))) {
          throw row.wrong(
              column,
              new Text(
                  "Annat än på rad %d, som gäller samma sak".formatted(first().number()),
                  "Not as in row %d, which is about the same".formatted(first().number())));
        }
      }
    }
  }
}
