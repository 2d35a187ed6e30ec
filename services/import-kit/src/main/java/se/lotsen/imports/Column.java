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
 * @param parser of what is written; refuses with {@link ImportFormatException} or {@link
 *     IllegalArgumentException}
 */
public record Column<T>(
    String name, String swedish, boolean required, Text meaning, Function<String, T> parser) {
  boolean isCalled(String header) {
    var wanted = simple(header);
    return wanted.equals(simple(name)) || wanted.equals(simple(swedish));
  }

  private static String simple(String header) {
    return header.toLowerCase(Locale.forLanguageTag("sv")).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
