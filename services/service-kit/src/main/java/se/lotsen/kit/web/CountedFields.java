package se.lotsen.kit.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Selection;
import se.lotsen.model.Text;

/** By what the items of a list can be counted, as {@code countBy} names it. */
public final class CountedFields {
  private final Map<String, Field> fields = new LinkedHashMap<>();

  private record Field(String path, Function<String, @Nullable Text> label) {}

  /**
   * Counts by a field of the state.
   *
   * @param name what it is asked for by, the same as the filter's
   * @param label what a value is called, or nothing
   */
  public CountedFields by(String name, String path, Function<String, @Nullable Text> label) {
    fields.put(name, new Field(path, label));
    return this;
  }

  /** Counts by a field whose values need no words, such as a person's name. */
  public CountedFields by(String name, String path) {
    return by(name, path, value -> null);
  }

  /** How the items of a selection are counted by one field. */
  @FunctionalInterface
  public interface Counter {
    SortedMap<String, Integer> countBy(Selection selection, String path);
  }

  /**
   * What was asked for, or null if nothing was.
   *
   * @param asked names; another than those that there are is refused with what there is
   */
  public @Nullable Map<String, List<Page.Count>> count(
      List<String> asked, Selection selection, Counter counter) {
    if (asked.isEmpty()) {
      return null;
    }
    var counts = new LinkedHashMap<String, List<Page.Count>>();
    for (var name : Parameter.split(asked)) {
      var field = fields.get(name);
      if (field == null) {
        throw new BadRequest(
            "countBy",
            Problems.inLanguage("Det räknas inte; ange %s", "That is not counted; give %s")
                .formatted(String.join(", ", fields.keySet())));
      }
      counts.put(name, counts(counter.countBy(selection, field.path()), field.label()));
    }
    return counts;
  }

  private static List<Page.Count> counts(
      SortedMap<String, Integer> found, Function<String, @Nullable Text> label) {
    return found.entrySet().stream()
        .map(
            each ->
                new Page.Count(
                    each.getKey(),
                    each.getKey().isEmpty() ? null : inWords(label.apply(each.getKey())),
                    each.getValue()))
        .toList();
  }

  private static @Nullable String inWords(@Nullable Text label) {
    return label == null ? null : Problems.inLanguage(label.sv(), label.en());
  }
}
