package se.lotsen.cases.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.FollowClients;
import se.lotsen.cases.casefile.CaseCommand.NoteReferral;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.lifecycle.CaseLifecycle;
import se.lotsen.imports.Importer;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.journal.Selection;
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
   * Writes a case with its whole history.
   *
   * @param row that is at fault where it cannot be
   */
  Importer.Entry enter(
      OpenCase opening,
      List<Decision.Accepted<CaseFile, CaseEvent>> history,
      Origin origin,
      boolean dryRun,
      int row) {
    var id = opening.about().id().value();
    var outcome =
        dryRun
            ? store.tryCreate(id, now -> history.getLast())
            : store.createWithHistory(id, origin, history);
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
                          JournalEntry.eventId(done.id(), done.sequence()),
                          origin.correlationId())));
    }
  }

  /**
   * Has every case that names one of these clients follow who goes on for it now.
   *
   * @param origin the same for all: an aggregate that has followed already does nothing
   */
  public void follow(List<ClientId> clients, Origin origin) {
    for (var listing : List.of(CaseListings.BY_CLIENT, CaseListings.BY_COMPANY)) {
      store.each(
          Selection.of(listing).whereIn(listing.equal().getFirst(), clients),
          found -> change(found.id(), followed(found.state()), origin));
    }
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
        store.changeWithParts(
            id,
            origin,
            (file, parts, now) ->
                decider.change(
                    file, command, CaseSessions.Lookup.in(parts), projectOf(file), today()));
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

  /** A case with its first sessions, up to so many. */
  Optional<WithSessions> findWithSessions(String id, int most) {
    return store.findWithParts(
        id, (found, parts) -> new WithSessions(found, parts.list(CaseSessions.TYPE, 0, most)));
  }

  record WithSessions(Versioned<CaseFile> found, List<Part<Session>> sessions) {}

  /**
   * Sessions of a case in the order in which they were logged.
   *
   * @param after the place of the last one of the page before
   */
  Optional<List<Part<Session>>> sessions(String id, long after, int most) {
    return store.findWithParts(id, (found, parts) -> parts.list(CaseSessions.TYPE, after, most));
  }

  List<JournalEntry> journal(String id, long after, int limit) {
    return store.journal(id, after, limit);
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
    return store.list(CaseListings.select(wanted, today()), after, limit);
  }

  /** Where a case stands in such a list. */
  String placeOf(Wanted wanted, Versioned<CaseFile> found) {
    return store.placeOf(CaseListings.listing(wanted), found);
  }

  /** Of a case that is there: so is its project, be it an older view of it. */
  KnownProject projectOf(CaseFile file) {
    return known
        .projectNow(file.project())
        .orElseThrow(() -> new IllegalStateException("No copy of project " + file.project()));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }
}
