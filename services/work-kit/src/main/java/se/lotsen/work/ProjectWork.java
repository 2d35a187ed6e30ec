package se.lotsen.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.PartType;
import se.lotsen.kit.journal.Parts;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.journal.VisibleAggregates;
import se.lotsen.kit.privacy.AggregateHoldings;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.event.Event;

/**
 * Work that is recorded in projects, of one type: the way of every command to it. What there is is
 * loaded, the decider is asked with the facts of the project and the day, what it decides is saved,
 * and where it names clients it follows who survives them. What it is read by is the same for all.
 *
 * @param <S> the state of one
 */
public abstract class ProjectWork<S extends ProjectWork.InProject, E extends Event> {
  private final JournaledStore<S, E> store;
  private final ReferenceData known;
  private final Clock clock;

  protected ProjectWork(JournaledStore<S, E> store, ReferenceData known, Clock clock) {
    this.store = store;
    this.known = known;
    this.clock = clock;
  }

  /** What belongs to one project for as long as it is there. */
  public interface InProject {
    ProjectId project();

    /** Whose it is, if it is anybody's. */
    default @Nullable ClientId client() {
      return null;
    }

    /** All clients that it names, also those for whom others go on. */
    default List<ClientId> clients() {
      return List.of();
    }
  }

  /** Decides on something new; pure. */
  @FunctionalInterface
  public interface DecideOpening<S, E extends Event> {
    Decision<S, E> decide(ProjectReplica project, LocalDate today);
  }

  /** Decides on a change to what there is; pure. */
  @FunctionalInterface
  public interface DecideChange<S, E extends Event> {
    Decision<S, E> decide(S state, ProjectReplica project, LocalDate today);
  }

  /** As {@link DecideChange}, on the parts of the aggregate, too. */
  @FunctionalInterface
  public interface DecideWithParts<S, E extends Event> {
    Decision<S, E> decide(S state, Parts parts, ProjectReplica project, LocalDate today);
  }

  /** Creates one in a project, which is refused where there is no such project. */
  protected final Outcome create(
      ProjectId project, String id, CommandContext context, DecideOpening<S, E> opening) {
    return known
        .project(project)
        .map(found -> store.create(id, context, now -> begun(id, opening.decide(found, today()))))
        .orElseGet(() -> new Outcome.Refused(ReferenceData.unknown(project)));
  }

  /** What would come of {@link #create}; nothing does. */
  protected final Outcome tryCreate(ProjectId project, String id, DecideOpening<S, E> opening) {
    return known
        .project(project)
        .map(found -> store.tryCreate(id, now -> opening.decide(found, today())))
        .orElseGet(() -> new Outcome.Refused(ReferenceData.unknown(project)));
  }

  /**
   * Writes one with all that has happened to it so far, decided before; in a dry run only says
   * whether it could be.
   */
  protected final Outcome createWithHistory(
      String id, CommandContext context, List<Decision.Accepted<S, E>> steps, boolean dryRun) {
    if (dryRun) {
      return store.tryCreate(id, now -> steps.getLast());
    }
    return store.createWithHistory(id, context, begun(id, steps), this::kept);
  }

  private Decision<S, E> begun(String id, Decision<S, E> decision) {
    return decision instanceof Decision.Accepted<S, E> accepted
        ? accepted.with(begun(id, accepted.state()))
        : decision;
  }

  /** One that is to be kept for the first time, with what it is given then. */
  S begun(String id, S state) {
    return state;
  }

  /** A history that is to be kept, with what is given to one that is kept for the first time. */
  List<Decision.Accepted<S, E>> begun(String id, List<Decision.Accepted<S, E>> steps) {
    return steps;
  }

  /** The second one with what the first, which is there, was given. */
  S kept(S there, S next) {
    return next;
  }

  /** The next number of a scope, see {@link JournaledStore#nextNumber}. */
  final long nextNumber(String scope) {
    return store.nextNumber(scope);
  }

  protected final Outcome change(String id, CommandContext context, DecideChange<S, E> change) {
    return store.change(
        id, context, (state, now) -> change.decide(state, projectOf(state), today()));
  }

  protected final Outcome changeWithParts(
      String id, CommandContext context, DecideWithParts<S, E> change) {
    return store.changeWithParts(
        id, context, (state, parts, now) -> change.decide(state, parts, projectOf(state), today()));
  }

  /**
   * Has one follow at once where a client that its command named was merged into another before, or
   * meanwhile; the event of a later merge reaches it by itself.
   *
   * @param outcome of that command, which is answered whatever comes of this
   * @param follow what to do, as the policy that does the same for a merge
   */
  protected final Outcome thenFollow(
      Outcome outcome,
      Collection<ClientId> named,
      CommandContext context,
      Consumer<CommandContext> follow) {
    if (outcome instanceof Outcome.Done done
        && named.stream().anyMatch(client -> !known.survivorOf(client).equals(client))) {
      follow.accept(
          CommandContext.ofPolicy(
              ClientMergeListener.POLICY,
              JournalEntry.eventId(done.id(), done.sequence()),
              context.correlationId()));
    }
    return outcome;
  }

  /**
   * Erases what is personal in one, in its state and in its journal; refused while a decision has
   * the project's records kept, or a hold is on it or on the client.
   *
   * @param reason for the journal
   */
  protected final Outcome erase(
      String id, ErasureGround ground, @Nullable String reason, CommandContext context) {
    return change(
        id,
        context,
        (state, project, today) -> {
          var refusal = Refusal.first(project.refusesErasure(today), heldByClient(state));
          return refusal != null
              ? Decision.refused(refusal)
              : Decision.accepted(
                  PersonalFields.erased(state), erasure(state, today, ground), reason);
        });
  }

  private @Nullable Refusal heldByClient(S state) {
    return state.clients().stream()
        .map(this::refusesErasure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Why nothing about a client may be erased now, or null. */
  public final @Nullable Refusal refusesErasure(ClientId client) {
    return known
        .clientNow(client)
        .map(ClientReplica::heldSince)
        .map(ProjectReplica::onHold)
        .orElse(null);
  }

  /** The event that says of one that it was erased. */
  protected abstract E erasure(S state, LocalDate on, ErasureGround ground);

  /** As a policy does it: what a decision has kept stays, and is tried again. */
  protected final void eraseAll(Selection selection, ErasureGround ground, ErasureRun run) {
    each(
        selection,
        found -> run.erase(found.id(), context -> erase(found.id(), ground, null, context)));
  }

  /** What is held about people in this work, for whoever has to find it. */
  protected final PersonalDataSource holdings(String path) {
    return new AggregateHoldings<>(
        store,
        path,
        state -> new AggregateHoldings.About(state.client(), false, state.project()),
        (id, reason, context) -> erase(id, ErasureGround.SUBJECT_REQUEST, reason, context));
  }

  /** Has each of a selection change; those that change meanwhile at most once. */
  protected final void each(Selection selection, Consumer<Versioned<S>> action) {
    store.each(selection, action);
  }

  /** The id of each that has a part with one of these values, at least once. */
  protected final void eachWithPart(
      PartType<E, ?> part, String field, Collection<?> values, Consumer<String> action) {
    store.eachWithPart(part, field, values, action);
  }

  /**
   * Whose work is listed: of a client that was named, the one that survives it; of free text, those
   * that it means. Null is anybody's, an empty list nobody's.
   */
  public final @Nullable List<ClientId> whose(@Nullable ClientId named, FreeText text) {
    var meant =
        text.clients() == null
            ? null
            : text.clients().stream().map(this::survivorOf).distinct().toList();
    if (named == null) {
      return meant;
    }
    var survivor = survivorOf(named);
    return meant == null || meant.contains(survivor) ? List.of(survivor) : List.of();
  }

  /** The client that survives this one, itself unless it was merged into another. */
  public final ClientId survivorOf(ClientId client) {
    return known.survivorOf(client);
  }

  /** What there is for whoever has this grant. */
  public final VisibleAggregates<S, E> within(Grant grant) {
    return store.within(grant);
  }

  /** One of them, for what a service decides by itself. */
  protected final Optional<Versioned<S>> find(String id) {
    return store.within(Grant.ofService()).find(id);
  }

  /** What is known of its project: it is there, or nothing could have been recorded in it. */
  public final ProjectReplica projectOf(S state) {
    return known
        .projectNow(state.project())
        .or(() -> known.project(state.project()))
        .orElseThrow(() -> new IllegalStateException("No copy of project " + state.project()));
  }

  public final LocalDate today() {
    return LocalDate.now(clock);
  }
}
