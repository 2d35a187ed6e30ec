package se.lotsen.kit.access;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import se.lotsen.model.access.Scope;

/**
 * What a right reaches for somebody: everything, or whatever one of the clauses reaches, which may
 * be nothing. It says so of one thing that was found, and as the filter of a query; both come from
 * the same clauses.
 */
public final class Grant {
  /** Whatever there is. */
  static final Grant EVERYTHING = new Grant(true, List.of());

  /** Nothing at all. */
  static final Grant NOTHING = new Grant(false, List.of());

  private final boolean everything;
  private final List<Clause> clauses;

  private Grant(boolean everything, List<Clause> clauses) {
    this.everything = everything;
    this.clauses = clauses;
  }

  /**
   * What has one of these values where the scope looks.
   *
   * @param values {@link Scope#ALL} among them stands for all values there are
   */
  record Clause(Scope scope, List<String> values) {
    boolean isAll() {
      return values.contains(Scope.ALL);
    }

    boolean covers(Collection<String> placed) {
      return isAll() ? !placed.isEmpty() : placed.stream().anyMatch(values::contains);
    }
  }

  static Grant anyOf(List<Clause> clauses) {
    var some = clauses.stream().filter(clause -> !clause.values().isEmpty()).toList();
    return some.isEmpty() ? NOTHING : new Grant(false, some);
  }

  /** What this process does by itself, for nobody: policies, sweeps, replicas. No endpoint's. */
  public static Grant ofService() {
    return EVERYTHING;
  }

  public boolean isNothing() {
    return !everything && clauses.isEmpty();
  }

  /** Whether it reaches something with this state. */
  public boolean covers(Placement placement, Document state) {
    return everything
        || clauses.stream()
            .anyMatch(clause -> clause.covers(placement.values(clause.scope(), state)));
  }

  /** Whether it reaches something of which one such value is known. */
  public boolean covers(Scope scope, String value) {
    return covers(scope, List.of(value));
  }

  /** Whether it reaches something of which such values are known, any of which is enough. */
  public boolean covers(Scope scope, Collection<String> values) {
    return everything
        || clauses.stream().anyMatch(clause -> clause.scope() == scope && clause.covers(values));
  }

  /**
   * What a query is to ask for beside all else; empty where it reaches everything.
   *
   * @param prefix what comes before the fields of a state in a document: {@code state.}
   */
  public Optional<Bson> filter(Placement placement, String prefix) {
    if (everything) {
      return Optional.empty();
    }
    var parts =
        clauses.stream()
            .filter(clause -> placement.fields().containsKey(clause.scope()))
            .map(clause -> filter(clause, prefix + placement.fields().get(clause.scope())))
            .toList();
    return Optional.of(
        parts.isEmpty() ? in("_id") : parts.size() == 1 ? parts.getFirst() : or(parts));
  }

  private static Bson filter(Clause clause, String field) {
    return clause.isAll() ? exists(field) : in(field, clause.values());
  }

  /**
   * The values that a list may be narrowed to because it reaches no others; as they were asked for
   * where that is not so, or where none of those asked for is reached.
   *
   * @param code how a value is written in a claim
   * @param of reads it from there; what it refuses is no value there is, and left out
   */
  public <T> List<T> narrowed(
      Scope scope, List<T> asked, Function<T, String> code, Function<String, T> of) {
    if (everything || clauses.size() != 1 || clauses.getFirst().scope() != scope) {
      return asked;
    }
    var clause = clauses.getFirst();
    if (clause.isAll()) {
      return asked;
    }
    if (asked.isEmpty()) {
      return clause.values().stream().flatMap(value -> read(value, of)).toList();
    }
    var both = asked.stream().filter(value -> clause.values().contains(code.apply(value))).toList();
    return both.isEmpty() ? asked : both;
  }

  private static <T> Stream<T> read(String value, Function<String, T> of) {
    try {
      return Stream.of(of.apply(value));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
