package se.lotsen.cases.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.FollowClients;
import se.lotsen.cases.casefile.CaseCommand.NoteReferral;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.lifecycle.CaseLifecycle;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.imports.Importer;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.known.Known;
import se.lotsen.known.KnownProject;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.event.CaseEvent;

/** The cases: opening, changing, finding. */
@Component
public class Cases {
  private static final int AT_ONCE = 100;

  private final JournaledStore<CaseFile, CaseEvent> store;
  private final CaseDecider decider;
  private final HistoryDecider histories;
  private final Known known;
  private final Clock clock;

  Cases(
      JournaledStore<CaseFile, CaseEvent> caseStore,
      CaseLifecycle lifecycle,
      Known known,
      Clock clock) {
    this.store = caseStore;
    this.decider = new CaseDecider(lifecycle);
    this.histories = new HistoryDecider(decider);
    this.known = known;
    this.clock = clock;
  }

  public Outcome open(OpenCase command, Origin origin) {
    var project = known.project(command.about().project());
    if (project.isEmpty()) {
      return new Outcome.Refused(Known.unknown(command.about().project()));
    }
    var outcome =
        store.create(
            command.about().id().value(),
            origin,
            now -> decider.open(command, project.get(), today()));
    if (outcome instanceof Outcome.Done done) {
      followAtOnce(command.about().client(), done, origin);
    }
    return outcome;
  }

  /** Whether a history from another system holds; nothing is written. */
  HistoryDecider.Verdict decide(CaseHistory history, int opensIn, KnownProject project) {
    return histories.decide(history, opensIn, project, today());
  }

  /**
   * Writes a case with its whole history at once.
   *
   * @param row that is at fault where it cannot be
   */
  Importer.Entry enter(
      OpenCase opening,
      Decision.Accepted<CaseFile, CaseEvent> history,
      Origin origin,
      boolean dryRun,
      int row) {
    var id = opening.about().id().value();
    var outcome =
        dryRun ? store.tryCreate(id, now -> history) : store.create(id, origin, now -> history);
    return switch (outcome) {
      case Outcome.Done done -> {
        if (!dryRun && !done.repeated()) {
          followAtOnce(opening.about().client(), done, origin);
        }
        yield new Importer.Entry.Done(done.repeated());
      }
      case Outcome.Refused refused ->
          new Importer.Entry.Refused(row, refused.why().field(), refused.why().message());
    };
  }

  /** A client may have been merged into another before the case named it, or meanwhile. */
  private void followAtOnce(ClientId named, Outcome.Done done, Origin origin) {
    if (!known.goingOnFor(named).equals(named)) {
      find(done.id())
          .ifPresent(
              found ->
                  change(
                      done.id(),
                      followed(found.state()),
                      Origin.ofPolicy(
                          "WhenClientsMerge",
                          JournalEntry.eventId(done.id(), done.version()),
                          origin.correlationId())));
    }
  }

  /**
   * Has every case that names one of these clients follow who goes on for it now.
   *
   * @param origin the same for all: an aggregate that has followed already does nothing
   */
  public void follow(List<ClientId> clients, Origin origin) {
    var ids = clients.stream().map(ClientId::value).toList();
    var concerned = or(in("state.client", ids), in("state.work.company.client", ids));
    String after = null;
    List<Versioned<CaseFile>> page;
    do {
      page = store.page(concerned, after, AT_ONCE);
      for (var found : page) {
        after = found.id();
        change(found.id(), followed(found.state()), origin);
      }
    } while (page.size() == AT_ONCE);
  }

  private FollowClients followed(CaseFile file) {
    var company = file.work().company();
    return new FollowClients(
        known.goingOnFor(file.namedClient()),
        company == null ? null : known.goingOnFor(company.namedClient()));
  }

  /** Notes how far a referral out of a case is; a case that is not here is refused. */
  public Outcome note(CaseId id, NoteReferral command, Origin origin) {
    return change(id.value(), command, origin);
  }

  Outcome change(String id, Change command, Origin origin) {
    var outcome =
        store.change(
            id, origin, (file, now) -> decider.change(file, command, projectOf(file), today()));
    if (outcome instanceof Outcome.Done done && command instanceof RecordCompany record) {
      followAtOnce(record.client(), done, origin);
    }
    return outcome;
  }

  /** Whose case it is, and in which project. */
  public record Whose(ClientId client, ProjectId project) {}

  public Optional<Whose> whose(CaseId id) {
    return find(id.value())
        .map(found -> new Whose(found.state().client(), found.state().project()));
  }

  Optional<Versioned<CaseFile>> find(String id) {
    return store.find(id);
  }

  List<JournalEntry> journal(String id) {
    return store.journal(id);
  }

  /** Which cases to list; what is null does not matter. */
  record Wanted(
      @Nullable ProjectId project,
      @Nullable ClientId client,
      @Nullable AdvisorId advisor,
      @Nullable Municipality municipality,
      @Nullable CaseType type,
      @Nullable StateCode state,
      boolean overdueOnly,
      @Nullable Integer dueWithin) {}

  List<Versioned<CaseFile>> list(Wanted wanted, @Nullable String after, int limit) {
    var criteria = new ArrayList<Bson>();
    addIf(criteria, "state.project", wanted.project());
    addIf(criteria, "state.client", wanted.client());
    addIf(criteria, "state.advisor", wanted.advisor());
    if (wanted.municipality() != null) {
      criteria.add(eq("state.municipality", wanted.municipality().scb()));
    }
    addIf(criteria, "state.type", wanted.type());
    addIf(criteria, "state.stateCode", wanted.state());
    if (wanted.overdueOnly()) {
      criteria.add(lt("state.dueOn", today().toString()));
    }
    if (wanted.dueWithin() != null) {
      var last = WorkingDays.after(today(), wanted.dueWithin());
      criteria.add(gte("state.dueOn", today().toString()));
      criteria.add(lte("state.dueOn", last.toString()));
    }
    if (wanted.overdueOnly() || wanted.dueWithin() != null) {
      criteria.add(in("state.stateCode", statesWithTheClockRunning()));
    }
    return store.page(criteria.isEmpty() ? new Document() : and(criteria), after, limit);
  }

  private static void addIf(List<Bson> criteria, String field, @Nullable Object value) {
    if (value != null) {
      criteria.add(eq(field, value.toString()));
    }
  }

  private static List<String> statesWithTheClockRunning() {
    return Arrays.stream(Lifecycle.values())
        .flatMap(lifecycle -> lifecycle.states().stream())
        .filter(state -> state.phase().isOpen() && !state.stopsTheClock())
        .map(state -> state.name())
        .distinct()
        .toList();
  }

  KnownProject projectOf(CaseFile file) {
    return known
        .project(file.project())
        .orElseThrow(() -> new IllegalStateException("No copy of project " + file.project()));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }
}
