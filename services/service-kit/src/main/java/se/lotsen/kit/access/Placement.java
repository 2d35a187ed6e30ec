package se.lotsen.kit.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import se.lotsen.model.access.Scope;

/**
 * Where a type of aggregate says to which municipality, project or organisation it belongs: a field
 * of its state for each scope that can reach it. By a scope without a field nothing of it is
 * reached.
 *
 * @param fields paths within the state, through lists, too: {@code funders.code}
 */
public record Placement(Map<Scope, String> fields) {
  /** Reached by rights that reach everything, and by nothing else. */
  public static final Placement NOWHERE = new Placement(Map.of());

  public static Placement by(Scope scope, String field) {
    return NOWHERE.and(scope, field);
  }

  public Placement and(Scope scope, String field) {
    var more = new EnumMap<Scope, String>(Scope.class);
    more.putAll(fields);
    more.put(scope, field);
    return new Placement(more);
  }

  /** What a state has in the field of a scope. */
  List<String> values(Scope scope, Document state) {
    var found = new ArrayList<String>();
    var path = fields.get(scope);
    if (path != null) {
      collect(state, List.of(path.split("[.]")), found);
    }
    return found;
  }

  private static void collect(Object at, List<String> path, List<String> found) {
    if (at instanceof Collection<?> list) {
      list.forEach(each -> collect(each, path, found));
    } else if (path.isEmpty()) {
      found.add(String.valueOf(at));
    } else if (at instanceof Map<?, ?> fields && fields.get(path.getFirst()) != null) {
      collect(fields.get(path.getFirst()), path.subList(1, path.size()), found);
    }
  }
}
