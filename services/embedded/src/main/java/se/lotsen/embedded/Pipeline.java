package se.lotsen.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation whose first stages are a search: what the collection can answer from its indexes
 * is taken from the stages, which mongo-java-server would feed with all documents.
 *
 * @param rest the stages that are left
 */
record Pipeline(Search search, List<Document> rest) {
  static Pipeline of(List<Document> stages) {
    Document filter = new Document();
    Document sort = null;
    long skip = 0;
    long limit = 0;
    int at = 0;
    if (stage(stages, at, "$match") instanceof Document match) {
      filter = match;
      at++;
    }
    if (stage(stages, at, "$sort") instanceof Document order && !order.isEmpty()) {
      sort = order;
      at++;
    }
    if (stage(stages, at, "$skip") instanceof Number number) {
      skip = number.longValue();
      at++;
    }
    if (stage(stages, at, "$limit") instanceof Number number && number.longValue() > 0) {
      limit = number.longValue();
      at++;
    }
    return new Pipeline(new Search(filter, sort, skip, limit), stages.subList(at, stages.size()));
  }

  private static @Nullable Object stage(List<Document> stages, int at, String name) {
    return at < stages.size() && stages.get(at).size() == 1 ? stages.get(at).get(name) : null;
  }

  /** What counting answers, if the rest only counts, as drivers do it; nothing for no matches. */
  @Nullable List<Document> countAnswer(LongSupplier count) {
    if (rest.size() != 1
        || !(rest.get(0).get("$group") instanceof Document group)
        || group.size() != 2
        || !group.containsKey("_id")
        || !(group.get("_id") == null || group.get("_id") instanceof Number)) {
      return null;
    }
    String field = group.keySet().stream().filter(key -> !key.equals("_id")).findFirst().orElse("");
    if (!(group.get(field) instanceof Document sum)
        || sum.size() != 1
        || !(sum.get("$sum") instanceof Number one)
        || one.doubleValue() != 1) {
      return null;
    }
    int matches = (int) count.getAsLong();
    return matches == 0
        ? List.of()
        : List.of(new Document("_id", group.get("_id")).append(field, matches));
  }
}
