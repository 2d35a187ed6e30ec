package se.lotsen.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order that a find asks for; without fields, any. */
public final class SortOrder {
  private final List<KeyPattern.Field> fields;
  private final List<FieldPath> paths;

  private SortOrder(List<KeyPattern.Field> fields) {
    this.fields = fields;
    this.paths = fields.stream().map(field -> new FieldPath(field.name())).toList();
  }

  /** {@code $natural} is not for here: it asks for no order of fields. */
  public static SortOrder of(@Nullable Document sort) {
    List<KeyPattern.Field> fields = new ArrayList<>();
    if (sort != null && !sort.containsKey("$natural")) {
      sort.forEach(
          (field, direction) ->
              fields.add(
                  new KeyPattern.Field(
                      field, !(direction instanceof Number number) || number.intValue() > 0)));
    }
    return new SortOrder(List.copyOf(fields));
  }

  public boolean isAny() {
    return fields.isEmpty();
  }

  public List<KeyPattern.Field> fields() {
    return fields;
  }

  /**
   * Bytes that order documents so; of an array, its least element counts when rising and its
   * greatest when falling.
   */
  public byte[] keyOf(Document document) {
    KeyWriter key = new KeyWriter();
    for (int i = 0; i < paths.size(); i++) {
      boolean ascending = fields.get(i).ascending();
      int start = key.size();
      Object value = paths.get(i).get(document);
      if (value instanceof Collection) {
        key.put(extreme(paths.get(i).elements(document), ascending));
      } else {
        key.value(value);
      }
      if (!ascending) {
        key.complementFrom(start);
      }
    }
    return key.toBytes();
  }

  private static byte[] extreme(List<@Nullable Object> elements, boolean least) {
    byte[] extreme = KeyWriter.of(elements.get(0));
    for (Object element : elements) {
      byte[] bytes = KeyWriter.of(element);
      int comparison = Arrays.compareUnsigned(bytes, extreme);
      if (least ? comparison < 0 : comparison > 0) {
        extreme = bytes;
      }
    }
    return extreme;
  }
}
