package se.lotsen.imports;

import se.lotsen.model.Text;

/** Things from a file, whatever becomes of them. */
final class Things implements Importer {
  private final RowSchema schema = new RowSchema();
  private final Enters enters;

  /** What becomes of a thing. */
  @FunctionalInterface
  interface Enters {
    Entry enter(String reference, Batch batch);
  }

  /**
   * @param many whether several rows may be about one thing
   */
  Things(boolean many, Enters enters) {
    schema.reference("what", "vad", "Vad", "What");
    if (many) {
      schema.day("day", "dag", "Dag", "Day");
    } else {
      schema.required("day", "dag", "Dag", "Day", Parsers::day);
    }
    this.enters = enters;
  }

  /** Things of a row each. */
  static Things that(Enters enters) {
    return new Things(false, enters);
  }

  @Override
  public String kind() {
    return "things";
  }

  @Override
  public String topic() {
    return "things";
  }

  @Override
  public Text label() {
    return new Text("Saker", "Things");
  }

  @Override
  public RowSchema schema() {
    return schema;
  }

  @Override
  public Entry enter(RowGroup rows, Batch batch) {
    return enters.enter(rows.reference(), batch);
  }
}
