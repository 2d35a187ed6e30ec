package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.access.Grant;
import se.lotsen.model.event.Event;

/**
 * What there is of one type of aggregate for somebody: all that it finds, lists and counts is asked
 * of the database within their grant, and what lies beyond it is not there.
 */
public final class VisibleAggregates<S, E extends Event> {
  private static final String STATE = "state.";

  private final Aggregates<S, E> aggregates;
  private final AggregateType<S, E> type;
  private final Grant grant;

  VisibleAggregates(Aggregates<S, E> aggregates, Grant grant) {
    this.aggregates = aggregates;
    this.type = aggregates.type();
    this.grant = grant;
  }

  public Optional<Versioned<S>> find(String id) {
    return visible(aggregates.loadWithoutOutbox(id)).map(this::versioned);
  }

  private Optional<Document> visible(@Nullable Document found) {
    return Optional.ofNullable(found)
        .filter(document -> grant.covers(type.placement(), AggregateDocument.stateOf(document)));
  }

  /** Those of these that there are, in no order; for as many as one page has. */
  public List<Versioned<S>> findAll(Collection<String> ids) {
    return aggregates.page(granted(in("_id", ids)), ascending("_id"), ids.size()).stream()
        .map(this::versioned)
        .toList();
  }

  /** Up to so many in the order of their ids, after one. */
  List<Versioned<S>> after(String id, int limit) {
    return aggregates.page(granted(gt("_id", id)), ascending("_id"), limit).stream()
        .map(this::versioned)
        .toList();
  }

  private Bson granted(Bson filter) {
    return grant.filter(type.placement(), STATE).map(reach -> and(filter, reach)).orElse(filter);
  }

  /** As {@link #find}, with a way to look at its parts as of the same version. */
  public <T> Optional<T> findWithParts(String id, WithParts<S, T> view) {
    return visible(aggregates.load(id))
        .map(
            document ->
                view.of(
                    versioned(document),
                    new Parts(
                        id, aggregates.parts(), AggregateDocument.outboxOf(document), false)));
  }

  /** What is made of an aggregate and its parts. */
  @FunctionalInterface
  public interface WithParts<S, T> {
    T of(Versioned<S> found, Parts parts);
  }

  /**
   * Up to {@code limit} aggregates in the order of a listing.
   *
   * @param after the place of the last one of the page before, from {@link #placeOf}
   */
  public List<Versioned<S>> list(Selection selection, @Nullable String after, int limit) {
    requireDeclared(selection);
    return aggregates
        .page(granted(selection.filter(Selection.Position.of(after))), selection.sort(), limit)
        .stream()
        .map(this::versioned)
        .toList();
  }

  private void requireDeclared(Selection selection) {
    if (!type.listings().contains(selection.listing())) {
      throw new IllegalArgumentException(
          "%s are not listed by %s: declare it".formatted(type.collection(), selection.listing()));
    }
  }

  /** How many a selection has. */
  public Total count(Selection selection) {
    requireDeclared(selection);
    return Total.of(aggregates.count(granted(selection.filter(null)), Total.MAX + 1));
  }

  /**
   * How many of a selection have which value in a field of the state, of the first {@value
   * Total#MAX_GROUPED}; what has none is under the empty word.
   */
  public SortedMap<String, Integer> countBy(Selection selection, String field) {
    requireDeclared(selection);
    return aggregates.countBy(granted(selection.filter(null)), STATE + field, Total.MAX_GROUPED);
  }

  /** Where an aggregate stands in a listing, as a word to go on after. */
  public String placeOf(Listing listing, Versioned<S> found) {
    var order =
        listing.hasOrder() ? valueAt(StateDocuments.write(found.state()), listing.order()) : "";
    return new Selection.Position(order, found.id()).word();
  }

  private static String valueAt(Document state, String path) {
    Object at = state;
    for (var name : path.split("[.]")) {
      at = at instanceof Map<?, ?> fields ? fields.get(name) : null;
    }
    return String.valueOf(at);
  }

  /**
   * The audit trail of one aggregate, oldest first, up to so many entries; empty when there is no
   * such aggregate.
   *
   * @param after the sequence to go on after; 0 begins at the first
   */
  public List<JournalEntry> journal(String id, long after, int limit) {
    // The outbox first: what is published meanwhile is found in the journal.
    var document = visible(aggregates.load(id));
    if (document.isEmpty()) {
      return List.of();
    }
    var entries = new ArrayList<>(aggregates.journal().read(id, after, limit));
    long last = entries.isEmpty() ? after : entries.getLast().sequence();
    AggregateDocument.outboxOf(document.get()).stream()
        .filter(entry -> entry.sequence() > last)
        .limit(limit - entries.size())
        .map(entry -> entry.with(null))
        .forEach(entries::add);
    return entries;
  }

  private Versioned<S> versioned(Document document) {
    return new Versioned<>(
        document.getString("_id"),
        AggregateDocument.versionOf(document),
        StateDocuments.read(AggregateDocument.stateOf(document), type.state()));
  }
}
