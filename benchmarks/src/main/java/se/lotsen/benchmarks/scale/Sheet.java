package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A sheet as a Swedish Excel saves it: semicolons, lines that end in CR LF, quotation marks where a
 * cell needs them; UTF-8 with a byte order mark, or Windows-1252.
 */
final class Sheet {
  static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String MARK = "\uFEFF";

  /** A row that was read, with its cells by column. */
  record Row(Map<String, String> cells) {
    /** The cell; empty when nothing is in it. */
    String get(String column) {
      var cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException("There is no column " + column);
      }
      return cell;
    }
  }

  private final List<String> header;
  private final List<String> lines = new ArrayList<>();

  Sheet(String... header) {
    this.header = List.of(header);
  }

  /** Adds a row of these cells, by column; columns that are not named are empty. */
  void add(Map<String, String> cells) {
    var line = new String[header.size()];
    Arrays.fill(line, "");
    cells.forEach((column, cell) -> line[columnOf(column)] = quoted(cell));
    lines.add(String.join(";", line));
  }

  private int columnOf(String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("There is no column " + column);
    }
    return index;
  }

  private static String quoted(String cell) {
    return cell.contains(";") || cell.contains("\"")
        ? "\"%s\"".formatted(cell.replace("\"", "\"\""))
        : cell;
  }

  List<String> lines() {
    return lines;
  }

  void write(Path file, Charset charset) throws IOException {
    try (var out = Files.newBufferedWriter(file, charset)) {
      if (charset.equals(StandardCharsets.UTF_8)) {
        out.write(MARK);
      }
      out.write(header.stream().map(Sheet::quoted).collect(Collectors.joining(";")));
      out.write("\r\n");
      for (var line : lines) {
        out.write(line);
        out.write("\r\n");
      }
    }
  }

  /** Reads such a file, without cells that span lines, row by row as cells by column. */
  static void read(Path file, Charset charset, Consumer<Row> row) throws IOException {
    try (var in = Files.newBufferedReader(file, charset)) {
      var header = cells(in.readLine().replace(MARK, ""));
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var cells = cells(line);
        var named = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
          named.put(header.get(i), cells.get(i));
        }
        row.accept(new Row(named));
      }
    }
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char each = line.charAt(i);
      if (each == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (each == '"') {
        quoted = !quoted;
      } else if (each == ';' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(each);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
