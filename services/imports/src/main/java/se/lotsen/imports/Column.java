package se.lotsen.imports;

import java.util.Locale;
import java.util.function.Function;
import se.lotsen.model.Text;

/**
 * One column of a kind of file.
 *
 * @param name in the first row; {@code swedish} is understood as well, neither minds capitals
 * @param required whether every row must say something
 * @param meaning for people: what to write
 * @param parser of what is written; refuses with {@link Unreadable} or {@link
 *     IllegalArgumentException}
 */
public record Column<T>(
    String name, String swedish, boolean required, Text meaning, Function<String, T> parser) {
  public static <T> Column<T> required(
      String name, String swedish, String sv, String en, Function<String, T> parser) {
    return new Column<>(name, swedish, true, new Text(sv, en), parser);
  }

  public static <T> Column<T> optional(
      String name, String swedish, String sv, String en, Function<String, T> parser) {
    return new Column<>(name, swedish, false, new Text(sv, en), parser);
  }

  boolean isCalled(String header) {
    var wanted = simple(header);
    return wanted.equals(simple(name)) || wanted.equals(simple(swedish));
  }

  private static String simple(String header) {
    return header.toLowerCase(Locale.forLanguageTag("sv")).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
