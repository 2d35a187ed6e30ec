package se.lotsen.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to meet a filter: conditions by field, all of which a document must meet. A filter with
 * {@code $or} has several ways; drivers write {@code and} as {@code $and}.
 *
 * @param complete whether these conditions are all that is asked
 */
record Demands(Map<String, List<@Nullable Object>> conditions, boolean complete) {
  /** More ways than this are not told apart; what would make them more is left to the filter. */
  private static final int MAX_WAYS = 100;

  private static final Demands NOTHING = new Demands(Map.of(), true);

  /** At least one; a document matches the filter only if it meets one of them. */
  static List<Demands> of(Document filter) {
    List<Demands> ways = List.of(NOTHING);
    for (Map.Entry<String, Object> entry : filter.entrySet()) {
      String field = entry.getKey();
      Object condition = entry.getValue();
      if (!field.startsWith("$")) {
        ways = ways.stream().map(way -> way.and(field, condition)).toList();
      } else if (field.equals("$and") && condition instanceof Collection<?> parts) {
        for (Object part : parts) {
          ways = product(ways, part instanceof Document more ? of(more) : List.of());
        }
      } else if (field.equals("$or") && condition instanceof Collection<?> parts) {
        List<Demands> alternatives = new ArrayList<>();
        for (Object part : parts) {
          alternatives.addAll(part instanceof Document more ? of(more) : List.of());
        }
        ways = product(ways, alternatives);
      } else {
        ways = product(ways, List.of());
      }
    }
    return ways;
  }

  /** No alternatives: something that only the filter itself understands. */
  private static List<Demands> product(List<Demands> ways, List<Demands> alternatives) {
    if (alternatives.isEmpty() || ways.size() * alternatives.size() > MAX_WAYS) {
      return ways.stream().map(way -> new Demands(way.conditions, false)).toList();
    }
    List<Demands> product = new ArrayList<>();
    for (Demands way : ways) {
      for (Demands alternative : alternatives) {
        product.add(way.and(alternative));
      }
    }
    return product;
  }

  private Demands and(String field, @Nullable Object condition) {
    Map<String, List<@Nullable Object>> more = new HashMap<>(conditions);
    more.merge(field, listOf(condition), Demands::concat);
    return new Demands(more, complete);
  }

  private Demands and(Demands other) {
    Map<String, List<@Nullable Object>> more = new HashMap<>(conditions);
    other.conditions.forEach((field, list) -> more.merge(field, list, Demands::concat));
    return new Demands(more, complete && other.complete);
  }

  private static List<@Nullable Object> listOf(@Nullable Object condition) {
    List<@Nullable Object> list = new ArrayList<>(1);
    list.add(condition);
    return list;
  }

  private static List<@Nullable Object> concat(
      List<@Nullable Object> one, List<@Nullable Object> other) {
    List<@Nullable Object> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  List<@Nullable Object> on(String field) {
    return conditions.getOrDefault(field, List.of());
  }
}
