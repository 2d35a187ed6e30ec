package se.lotsen.embedded;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filter of one search. It has a matcher of its own: mongo-java-server's keeps state. */
final class DocumentFilter {
  private final Document filter;
  private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();

  /** The fields that the filter looks at; nothing if it may look at all. */
  private final @Nullable Set<String> fields;

  DocumentFilter(Document filter) {
    this.filter = filter;
    Set<String> found = new HashSet<>();
    this.fields = collectFields(filter, found) ? found : null;
  }

  boolean matches(Document document) {
    return filter.isEmpty() || matcher.matches(document, filter);
  }

  /** Reads no more of the document than it needs. */
  boolean matches(byte[] document) {
    return filter.isEmpty() || matches(read(document, Set.of()));
  }

  /** What of the document the filter looks at, and these fields. */
  Document read(byte[] document, Set<String> more) {
    if (fields == null) {
      return Bson.decode(document);
    }
    Set<String> wanted = fields;
    if (!more.isEmpty()) {
      wanted = new HashSet<>(fields);
      wanted.addAll(more);
    }
    return Bson.decode(document, wanted);
  }

  private static boolean collectFields(Document filter, Set<String> fields) {
    for (String key : filter.keySet()) {
      if (!key.startsWith("$")) {
        int dot = key.indexOf('.');
        fields.add(dot < 0 ? key : key.substring(0, dot));
      } else if (filter.get(key) instanceof Collection<?> parts
          && Set.of("$and", "$or", "$nor").contains(key)) {
        for (Object part : parts) {
          if (!(part instanceof Document more) || !collectFields(more, fields)) {
            return false;
          }
        }
      } else {
        return false;
      }
    }
    return true;
  }
}
