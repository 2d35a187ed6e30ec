package se.lotsen.kit.journal;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * One way in which aggregates are listed, declared beside their type: equal in some fields, in the
 * order of another and of the id. Its index follows from it, and no list is read in a way that is
 * not declared.
 *
 * @param equal fields of the state; whoever lists names a value, or all values there are, for each
 * @param order field of the state that gives the order; empty for that of the ids alone. Aggregates
 *     without it are not in the list
 * @param descending whether the greatest comes first
 */
public record Listing(List<String> equal, String order, boolean descending) {
  /** By these fields, in the order of the ids. */
  public static Listing by(String... equal) {
    return new Listing(List.of(equal), "", false);
  }

  /** By the same fields, in the order of this one. */
  public Listing inOrderOf(String field) {
    return new Listing(equal, field, false);
  }

  /** By the same fields, the greatest of this one first. */
  public Listing latestFirst(String field) {
    return new Listing(equal, field, true);
  }

  boolean hasOrder() {
    return !order.isEmpty();
  }

  /** None for the ids alone: that index is always there. */
  List<IndexDefinition> indexes() {
    if (equal.isEmpty() && !hasOrder()) {
      return List.of();
    }
    var direction = descending ? Sort.Direction.DESC : Sort.Direction.ASC;
    var index = new Index();
    equal.forEach(field -> index.on("state." + field, Sort.Direction.ASC));
    if (hasOrder()) {
      index.on("state." + order, direction);
      if (equal.isEmpty()) {
        index.sparse();
      }
    }
    return List.of(index.on("_id", direction));
  }
}
