package se.lotsen.imports;

import se.lotsen.model.Text;

/** What is written in a cell cannot be read as what its column is for. */
public final class ImportFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Text why;

  public ImportFormatException(String sv, String en) {
    super(en);
    this.why = new Text(sv, en);
  }

  public Text why() {
    return why;
  }
}
