package se.lotsen.imports;

import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/** A row that cannot be meant: with it all rows about the same thing are rejected. */
public final class WrongRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int row;
  private final @Nullable String column;
  private final transient Text why;

  WrongRow(int row, @Nullable String column, Text why) {
    super(why.en());
    this.row = row;
    this.column = column;
    this.why = why;
  }

  Importer.Entry.Refused refusal() {
    return new Importer.Entry.Refused(row, column, why);
  }
}
