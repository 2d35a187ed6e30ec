package se.lotsen.imports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/** Things from a file, whatever becomes of them. */
final class Things implements Importer<Values> {
  static final Column<String> WHAT =
      Column.required("what", "vad", "Vad", "What", Parsers.text(10));
  static final Column<LocalDate> DAY = Column.required("day", "dag", "Dag", "Day", Parsers::day);

  private final boolean many;
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
    this.many = many;
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
  public List<Column<?>> columns() {
    return List.of(WHAT, DAY);
  }

  @Override
  public Column<String> reference() {
    return WHAT;
  }

  @Override
  public @Nullable Column<LocalDate> day() {
    return many ? DAY : null;
  }

  @Override
  public Values row(Values values) {
    return values;
  }

  @Override
  public Entry enter(String reference, List<Numbered<Values>> rows, String print, Batch batch) {
    return enters.enter(reference, batch);
  }
}
