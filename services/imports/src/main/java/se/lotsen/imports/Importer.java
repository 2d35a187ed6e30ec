package se.lotsen.imports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * One kind of file: its columns, and what its rows come to.
 *
 * @param <R> a row, read
 */
public interface Importer<R> {
  /** Its name in addresses, such as {@code contacts}. */
  String kind();

  Text label();

  /** The topic of what it enters. */
  String topic();

  /** All columns; one that a file has beside them is refused, so that nothing is lost unseen. */
  List<Column<?>> columns();

  /** Which of them says what thing in the other system a row is about; required. */
  Column<String> reference();

  /**
   * Which of them says the day of a row, where several rows may be about one thing: they are then
   * put together wherever they stand in the file, in the order of their days, and all go in or
   * none. Null where every row is a thing of its own.
   */
  default @Nullable Column<LocalDate> day() {
    return null;
  }

  /** The row out of what its cells say; required columns are there. */
  R row(Values values);

  /**
   * Has the thing enter, by the same rules as over HTTP; in a dry run only says whether it would.
   *
   * @param rows about it, in the order of their days
   * @param print of all they say
   */
  Entry enter(String reference, List<Numbered<R>> rows, String print, Batch batch);

  /**
   * A row and where it stands.
   *
   * @param number of the row in the file, as people count it: the header is row 1
   */
  record Numbered<R>(int number, R row) {}

  /** What became of a thing. */
  sealed interface Entry {
    /**
     * @param before whether it was there already, by the same rows
     */
    record Done(boolean before) implements Entry {}

    /**
     * @param row that is wrong
     * @param column the name of the column it is about, if it is about one
     */
    record Refused(int row, @Nullable String column, Text why) implements Entry {}
  }
}
