package se.lotsen.imports;

import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;

/** One kind of file: its columns, and what its rows come to. */
public interface Importer {
  /** Its name in addresses, such as {@code contacts}. */
  String kind();

  Text label();

  /** The topic of what it enters. */
  String topic();

  RowSchema schema();

  /**
   * Has the thing enter, by the same rules as over HTTP; in a dry run only says whether it would.
   *
   * @throws WrongRow where a row cannot be meant
   */
  Entry enter(RowGroup rows, Batch batch);

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
    record Refused(int row, @Nullable String column, Text why) implements Entry {
      /** A refusal of the domain, whose fields are called as the columns are. */
      public static Refused of(int row, Refusal why) {
        return new Refused(row, why.field(), why.message());
      }
    }

    /**
     * What came of the command that rows amount to.
     *
     * @param row that is at fault where it was refused
     */
    static Entry of(Outcome outcome, int row) {
      return switch (outcome) {
        case Outcome.Done done -> new Done(done.repeated());
        case Outcome.Refused refused -> Refused.of(row, refused.why());
      };
    }
  }
}
