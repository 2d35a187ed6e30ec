package se.lotsen.kit.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import se.lotsen.kit.access.Grant;
import se.lotsen.model.event.Event;

/**
 * Aggregates of one type, each kept as one document in the form of {@link AggregateDocument}: how
 * they are changed, and {@linkplain #within how they are found}. Published history and parts stand
 * beside them.
 */
public final class JournaledStore<S, E extends Event> {
  private static final int PAGE = 100;

  private final Aggregates<S, E> aggregates;
  private final CommandExecutor<S, E> commands;

  JournaledStore(Aggregates<S, E> aggregates, CommandExecutor<S, E> commands) {
    this.aggregates = aggregates;
    this.commands = commands;
  }

  /** Creates an aggregate; where it is there already, it is refused as a duplicate. */
  public Outcome create(
      String id, CommandContext context, Function<Instant, Decision<S, E>> decide) {
    return commands.create(id, context, decide);
  }

  /** What would come of {@link #create}; nothing does, and what is there already stays as it is. */
  public Outcome tryCreate(String id, Function<Instant, Decision<S, E>> decide) {
    return commands.tryCreate(id, decide);
  }

  /**
   * As {@link #create}, for an id that the caller chose: then the key may have been used for
   * another aggregate before, which is refused.
   */
  public Outcome createNamed(
      String id, CommandContext context, Function<Instant, Decision<S, E>> decide) {
    return commands.createNamed(id, context, decide);
  }

  /**
   * Creates an aggregate with all that has happened to it so far, decided before, in as many writes
   * as that takes: after a crash the same again goes on where it was.
   *
   * @param steps each with the state it led to; the first made the aggregate
   */
  public Outcome createWithHistory(
      String id, CommandContext context, List<Decision.Accepted<S, E>> steps) {
    return createWithHistory(id, context, steps, (there, next) -> next);
  }

  /**
   * As {@link #createWithHistory}, for states of which something is given when they are first kept.
   *
   * @param keeping the second state with what the first one, which is there, was given
   */
  public Outcome createWithHistory(
      String id,
      CommandContext context,
      List<Decision.Accepted<S, E>> steps,
      BinaryOperator<S> keeping) {
    return commands.createWithHistory(id, context, steps, keeping);
  }

  /** Changes an aggregate; where it is not there, it is refused as not found. */
  public Outcome change(String id, CommandContext context, Decide<S, E> decide) {
    return commands.change(id, context, (state, parts, now) -> decide.decide(state, now));
  }

  /** As {@link #change}, for a command that looks at parts of the aggregate. */
  public Outcome changeWithParts(String id, CommandContext context, DecideOnParts<S, E> decide) {
    return commands.change(id, context, decide);
  }

  /** What there is for whoever has this grant. */
  public VisibleAggregates<S, E> within(Grant grant) {
    return new VisibleAggregates<>(aggregates, grant);
  }

  /**
   * The next number in a scope, such as the cases of a project in a year: each is given once, from
   * 1 on, with gaps where what it was given to was not written.
   */
  public long nextNumber(String scope) {
    return aggregates.numbers().next(scope);
  }

  /** All aggregates of a selection, a page at a time; those that change meanwhile at most once. */
  public void each(Selection selection, Consumer<Versioned<S>> action) {
    var all = within(Grant.ofService());
    String after = null;
    List<Versioned<S>> page;
    do {
      page = all.list(selection, after, PAGE);
      for (var found : page) {
        after = all.placeOf(selection.listing(), found);
        action.accept(found);
      }
    } while (page.size() == PAGE);
  }

  /** All aggregates there are in the order of their ids, a page at a time. */
  public void everyone(Consumer<Versioned<S>> action) {
    var all = within(Grant.ofService());
    var after = "";
    List<Versioned<S>> page;
    do {
      page = all.after(after, PAGE);
      for (var found : page) {
        after = found.id();
        action.accept(found);
      }
    } while (page.size() == PAGE);
  }

  /** Each journal entry that has free words, with the id of its aggregate; some may come twice. */
  public void eachNote(BiConsumer<String, JournalEntry> action) {
    new Notes(aggregates).each(action);
  }

  public AggregateType<S, E> type() {
    return aggregates.type();
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
}
