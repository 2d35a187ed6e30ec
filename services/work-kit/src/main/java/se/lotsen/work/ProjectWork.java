package se.lotsen.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.PartType;
import se.lotsen.kit.journal.Parts;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
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
      ProjectId project, String id, Origin origin, DecideOpening<S, E> opening) {
    return known
        .project(project)
        .map(found -> store.create(id, origin, now -> opening.decide(found, today())))
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
      String id, Origin origin, List<Decision.Accepted<S, E>> steps, boolean dryRun) {
    return dryRun
        ? store.tryCreate(id, now -> steps.getLast())
        : store.createWithHistory(id, origin, steps);
  }

  protected final Outcome change(String id, Origin origin, DecideChange<S, E> change) {
    return store.change(
        id, origin, (state, now) -> change.decide(state, projectOf(state), today()));
  }

  protected final Outcome changeWithParts(String id, Origin origin, DecideWithParts<S, E> change) {
    return store.changeWithParts(
        id, origin, (state, parts, now) -> change.decide(state, parts, projectOf(state), today()));
  }

  /**
   * Has one follow at once where a client that its command named was merged into another before, or
   * meanwhile; the event of a later merge reaches it by itself.
   *
   * @param outcome of that command, which is answered whatever comes of this
   * @param follow what to do, as the policy that does the same for a merge
   */
  protected final Outcome thenFollow(
      Outcome outcome, Collection<ClientId> named, Origin origin, Consumer<Origin> follow) {
    if (outcome instanceof Outcome.Done done
        && named.stream().anyMatch(client -> !known.survivorOf(client).equals(client))) {
      follow.accept(
          Origin.ofPolicy(
              ClientMergeListener.POLICY,
              JournalEntry.eventId(done.id(), done.sequence()),
              origin.correlationId()));
    }
    return outcome;
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

  /** The client that survives this one, itself unless it was merged into another. */
  protected final ClientId survivorOf(ClientId client) {
    return known.survivorOf(client);
  }

  public final Optional<Versioned<S>> find(String id) {
    return store.find(id);
  }

  public final <T> Optional<T> findWithParts(String id, JournaledStore.WithParts<S, T> view) {
    return store.findWithParts(id, view);
  }

  public final List<JournalEntry> journal(String id, long after, int limit) {
    return store.journal(id, after, limit);
  }

  public final List<Versioned<S>> list(Selection selection, @Nullable String after, int limit) {
    return store.list(selection, after, limit);
  }

  public final String placeOf(Listing listing, Versioned<S> found) {
    return store.placeOf(listing, found);
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
