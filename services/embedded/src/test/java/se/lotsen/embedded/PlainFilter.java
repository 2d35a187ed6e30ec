package se.lotsen.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;

/** What MongoDB's filters and orders mean, said once more and plainly, for comparison. */
final class PlainFilter {
  /** What is not a value, and MongoDB orders as one. */
  private enum Nothing {
    EMPTY_ARRAY,
    MISSING,
    NULL
  }

  private PlainFilter() {}

  static boolean matches(Document document, Document filter) {
    return filter.entrySet().stream()
        .allMatch(
            entry ->
                switch (entry.getKey()) {
                  case "$and" ->
                      parts(entry.getValue()).stream().allMatch(part -> matches(document, part));
                  case "$or" ->
                      parts(entry.getValue()).stream().anyMatch(part -> matches(document, part));
                  default -> meets(values(document, entry.getKey()), entry.getValue());
                });
  }

  private static List<Document> parts(Object parts) {
    return ((Collection<?>) parts).stream().map(Document.class::cast).toList();
  }

  private static boolean meets(List<Object> values, Object condition) {
    if (!(condition instanceof Document operators)) {
      return values.stream().anyMatch(value -> isEqual(value, condition));
    }
    return operators.entrySet().stream()
        .allMatch(
            entry -> {
              Object operand = entry.getValue();
              return switch (entry.getKey()) {
                case "$eq" -> values.stream().anyMatch(value -> isEqual(value, operand));
                case "$ne" -> values.stream().noneMatch(value -> isEqual(value, operand));
                case "$in" ->
                    values.stream()
                        .anyMatch(
                            value ->
                                ((Collection<?>) operand)
                                    .stream().anyMatch(option -> isEqual(value, option)));
                case "$exists" ->
                    values.stream().anyMatch(value -> value != Nothing.MISSING)
                        == (boolean) operand;
                case "$gt" -> any(values, operand, comparison -> comparison > 0);
                case "$gte" -> any(values, operand, comparison -> comparison >= 0);
                case "$lt" -> any(values, operand, comparison -> comparison < 0);
                case "$lte" -> any(values, operand, comparison -> comparison <= 0);
                default -> throw new IllegalArgumentException(entry.getKey());
              };
            });
  }

  private static boolean any(List<Object> values, Object operand, IntPredicate wanted) {
    return values.stream()
        .anyMatch(
            value -> rank(value) == rank(operand) && wanted.test(compareSame(value, operand)));
  }

  private static boolean isEqual(Object value, Object wanted) {
    return rank(value) == rank(wanted) && compareSame(value, wanted) == 0;
  }

  /** The value, or the elements where it is an array. */
  private static List<Object> values(Document document, String path) {
    List<Object> found = new ArrayList<>();
    collect(document, path, found);
    return found;
  }

  private static void collect(Object at, String path, List<Object> found) {
    if (at instanceof Collection<?> array) {
      array.forEach(element -> collect(element, path, found));
    } else if (path.isEmpty()) {
      found.add(at == null ? Nothing.NULL : at);
    } else {
      int dot = path.indexOf('.');
      String first = dot < 0 ? path : path.substring(0, dot);
      String rest = dot < 0 ? "" : path.substring(dot + 1);
      boolean there = at instanceof Document parent && parent.containsKey(first);
      collect(there ? ((Document) at).get(first) : Nothing.MISSING, there ? rest : "", found);
    }
  }

  static Comparator<Document> order(Document sort) {
    Comparator<Document> order = (one, other) -> 0;
    for (String field : sort.keySet()) {
      boolean rising = ((Number) sort.get(field)).intValue() > 0;
      Comparator<Document> next =
          (one, other) ->
              rising
                  ? compare(extreme(one, field, true), extreme(other, field, true))
                  : compare(extreme(other, field, false), extreme(one, field, false));
      order = order.thenComparing(next);
    }
    return order;
  }

  private static Object extreme(Document document, String field, boolean least) {
    Comparator<Object> order = PlainFilter::compare;
    return values(document, field).stream()
        .min(least ? order : order.reversed())
        .orElse(Nothing.EMPTY_ARRAY);
  }

  private static int compare(Object one, Object other) {
    int byType = Integer.compare(rank(one), rank(other));
    return byType != 0 ? byType : compareSame(one, other);
  }

  private static int rank(Object value) {
    if (value == null) {
      return 1;
    }
    return switch (value) {
      case Nothing nothing -> nothing == Nothing.EMPTY_ARRAY ? 0 : 1;
      case Number number -> 2;
      case String text -> 3;
      case UUID id -> 4;
      case Boolean flag -> 5;
      case Instant moment -> 6;
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static int compareSame(Object one, Object other) {
    if (one == null || one instanceof Nothing) {
      return 0;
    }
    return switch (one) {
      case Number number -> Double.compare(number.doubleValue(), ((Number) other).doubleValue());
      case UUID id -> id.toString().compareTo(other.toString());
      case String text -> text.compareTo((String) other);
      case Boolean flag -> flag.compareTo((Boolean) other);
      default -> ((Instant) one).compareTo((Instant) other);
    };
  }
}
