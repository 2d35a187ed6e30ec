package se.lotsen.kit.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.Event;

/**
 * Aggregates of one type, each kept as one document in the form of {@link AggregateDocument}: how
 * they are changed and how they are found. Published history and parts stand beside them.
 */
public final class JournaledStore<S, E extends Event> {
  private static final int PAGE = 100;

  private final Aggregates<S, E> aggregates;
  private final CommandExecutor<S, E> commands;
  private final AggregateType<S, E> type;

  JournaledStore(Aggregates<S, E> aggregates, CommandExecutor<S, E> commands) {
    this.aggregates = aggregates;
    this.commands = commands;
    this.type = aggregates.type();
  }

  /** Creates an aggregate; where it is there already, it is refused as a duplicate. */
  public Outcome create(String id, Origin origin, Function<Instant, Decision<S, E>> decide) {
    return commands.create(id, origin, decide);
  }

  /** What would come of {@link #create}; nothing does, and what is there already stays as it is. */
  public Outcome tryCreate(String id, Function<Instant, Decision<S, E>> decide) {
    return commands.tryCreate(id, decide);
  }

  /**
   * As {@link #create}, for an id that the caller chose: then the key may have been used for
   * another aggregate before, which is refused.
   */
  public Outcome createNamed(String id, Origin origin, Function<Instant, Decision<S, E>> decide) {
    return commands.createNamed(id, origin, decide);
  }

  /**
   * Creates an aggregate with all that has happened to it so far, decided before, in as many writes
   * as that takes: after a crash the same again goes on where it was.
   *
   * @param steps each with the state it led to; the first made the aggregate
   */
  public Outcome createWithHistory(String id, Origin origin, List<Decision.Accepted<S, E>> steps) {
    return commands.createWithHistory(id, origin, steps);
  }

  /** Changes an aggregate; where it is not there, it is refused as not found. */
  public Outcome change(String id, Origin origin, Decide<S, E> decide) {
    return commands.change(id, origin, (state, parts, now) -> decide.decide(state, now));
  }

  /** As {@link #change}, for a command that looks at parts of the aggregate. */
  public Outcome changeWithParts(String id, Origin origin, DecideOnParts<S, E> decide) {
    return commands.change(id, origin, decide);
  }

  public Optional<Versioned<S>> find(String id) {
    return Optional.ofNullable(aggregates.loadWithoutOutbox(id)).map(this::versioned);
  }

  /** As {@link #find}, with a way to look at its parts as of the same version. */
  public <T> Optional<T> findWithParts(String id, WithParts<S, T> view) {
    return Optional.ofNullable(aggregates.load(id))
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
    if (!type.listings().contains(selection.listing())) {
      throw new IllegalArgumentException(
          "%s are not listed by %s: declare it".formatted(type.collection(), selection.listing()));
    }
    return aggregates
        .page(selection.filter(Selection.Position.of(after)), selection.sort(), limit)
        .stream()
        .map(this::versioned)
        .toList();
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

  /** All aggregates of a selection, a page at a time; those that change meanwhile at most once. */
  public void each(Selection selection, Consumer<Versioned<S>> action) {
    String after = null;
    List<Versioned<S>> page;
    do {
      page = list(selection, after, PAGE);
      for (var found : page) {
        after = placeOf(selection.listing(), found);
        action.accept(found);
      }
    } while (page.size() == PAGE);
  }

  /** The id of each aggregate that has a part with one of these values, at least once. */
  public void eachWithPart(
      PartType<E, ?> part, String field, Collection<?> values, Consumer<String> action) {
    String after = "";
    do {
      var page = aggregates.holders(part, field, values, after, PAGE);
      page.aggregates().forEach(action);
      after = page.next();
    } while (after != null);
  }

  /**
   * The audit trail of one aggregate, oldest first, up to so many entries; empty when there is no
   * such aggregate.
   *
   * @param after the sequence to go on after; 0 begins at the first
   */
  public List<JournalEntry> journal(String id, long after, int limit) {
    // The outbox first: what is published meanwhile is found in the journal.
    var document = aggregates.load(id);
    if (document == null) {
      return List.of();
    }
    var entries = new ArrayList<>(aggregates.journal().read(id, after, limit));
    long last = entries.isEmpty() ? after : entries.getLast().sequence();
    AggregateDocument.outboxOf(document).stream()
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
        commands.stateOf(document));
  }
}
