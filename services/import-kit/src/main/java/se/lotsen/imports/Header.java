package se.lotsen.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * Which columns a file has, in which places.
 *
 * @param names as the file calls them
 * @param columns what they are; null for a place that is not read
 */
record Header(List<String> names, List<@Nullable Column<?>> columns) {
  /** What a file of rejected rows has in front of each row; not read when it is sent again. */
  static final String ROW = "#row";

  static final String PROBLEM = "#problem";

  /** The columns, or what is wrong with them: then nothing of the file can be meant. */
  static Header of(Table.Line line, List<Column<?>> known) {
    if (line.broken() != null) {
      throw new ImportFormatException(
          "Första raden: " + line.broken().sv(), "First row: " + line.broken().en());
    }
    var names = line.cells();
    var problems = new ArrayList<String>();
    var problemsSv = new ArrayList<String>();
    var columns = new ArrayList<@Nullable Column<?>>();
    var seen = new HashSet<String>();
    for (var name : names) {
      var column = known.stream().filter(each -> each.isCalled(name)).findFirst().orElse(null);
      if (column == null && !name.isBlank() && !name.equals(ROW) && !name.equals(PROBLEM)) {
        problems.add("there is no column \"%s\"".formatted(Limits.shown(name)));
        problemsSv.add("kolumnen \"%s\" finns inte".formatted(Limits.shown(name)));
      }
      if (column != null && !seen.add(column.name())) {
        problems.add("the column \"%s\" is there twice".formatted(Limits.shown(name)));
        problemsSv.add("kolumnen \"%s\" finns två gånger".formatted(Limits.shown(name)));
      }
      columns.add(column);
    }
    for (var column : known) {
      if (column.required() && !seen.contains(column.name())) {
        problems.add("the column \"%s\" is missing".formatted(column.name()));
        problemsSv.add("kolumnen \"%s\" (%s) saknas".formatted(column.name(), column.swedish()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ImportFormatException(
          "Första raden: " + String.join("; ", problemsSv),
          "First row: " + String.join("; ", problems));
    }
    return new Header(List.copyOf(names), columns);
  }

  /** A row read by its columns, or all that is wrong with it. */
  sealed interface Read {
    record Right(Values values) implements Read {}

    record Wrong(List<Problem> problems) implements Read {}
  }

  Read read(Table.Line line) {
    if (line.broken() != null) {
      return new Read.Wrong(List.of(new Problem("", line.broken())));
    }
    var values = new Values();
    var problems = new ArrayList<Problem>();
    for (int place = 0; place < columns.size(); place++) {
      var column = columns.get(place);
      var cell = place < line.cells().size() ? line.cells().get(place) : "";
      if (column != null) {
        read(column, names.get(place), cell, values, problems);
      }
    }
    if (line.cells().stream().skip(names.size()).anyMatch(cell -> !cell.isBlank())) {
      problems.add(
          new Problem(
              "",
              new Text(
                  "Raden har fler celler än första raden",
                  "The row has more cells than the first")));
    }
    return problems.isEmpty() ? new Read.Right(values) : new Read.Wrong(problems);
  }

  private static <T> void read(
      Column<T> column, String name, String cell, Values values, List<Problem> problems) {
    if (cell.isBlank()) {
      if (column.required()) {
        problems.add(new Problem(name, new Text("Cellen är tom", "The cell is empty")));
      }
      return;
    }
    try {
      values.put(column, column.parser().apply(cell));
    } catch (ImportFormatException e) {
      problems.add(new Problem(name, e.why()));
    } catch (IllegalArgumentException e) {
      var message = String.valueOf(e.getMessage());
      problems.add(new Problem(name, new Text(message, message)));
    }
  }

  /** How the file calls a column; the whole row where it has none such. */
  String nameOf(@Nullable String column) {
    for (int place = 0; place < columns.size(); place++) {
      var each = columns.get(place);
      if (each != null && each.name().equals(column)) {
        return names.get(place);
      }
    }
    return column == null ? "" : column;
  }
}
