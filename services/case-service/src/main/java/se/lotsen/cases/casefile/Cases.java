package se.lotsen.cases.casefile;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.NoteReferral;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.casefile.CaseCommand.RepointClients;
import se.lotsen.cases.lifecycle.CaseLifecycle;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.work.ClientMergeListener;
import se.lotsen.work.ProjectReplica;
import se.lotsen.work.ProjectWork;
import se.lotsen.work.ReferenceData;

/** The cases: opening, changing, finding. */
@Component
public class Cases extends ProjectWork<CaseFile, CaseEvent> implements ClientMergeListener {
  private final CaseDecider decider;
  private final HistoryDecider histories;

  Cases(
      JournaledStore<CaseFile, CaseEvent> caseStore,
      CaseLifecycle lifecycle,
      ReferenceData known,
      Clock clock) {
    super(caseStore, known, clock);
    this.decider = new CaseDecider(lifecycle);
    this.histories = new HistoryDecider(decider);
  }

  public Outcome open(OpenCase command, Origin origin) {
    var about = command.about();
    var outcome =
        create(
            about.project(),
            about.id().value(),
            origin,
            (project, today) -> decider.open(command, project, today));
    return thenFollow(outcome, about, origin);
  }

  private Outcome thenFollow(Outcome outcome, CaseEvent.CaseRef about, Origin origin) {
    return thenFollow(
        outcome, List.of(about.client()), origin, as -> follow(about.id().value(), as));
  }

  /** Whether a history from another system holds; nothing is written. */
  HistoryDecider.Verdict decide(CaseHistory history, int opensIn, ProjectReplica project) {
    return histories.decide(history, opensIn, project, today());
  }

  /** Writes a case with its whole history; in a dry run only says whether it could be. */
  Outcome enter(
      OpenCase opening,
      List<Decision.Accepted<CaseFile, CaseEvent>> history,
      Origin origin,
      boolean dryRun) {
    var outcome = createWithHistory(opening.about().id().value(), origin, history, dryRun);
    return dryRun ? outcome : thenFollow(outcome, opening.about(), origin);
  }

  /** Notes how far a referral out of a case is; a case that is not here is refused. */
  public Outcome note(CaseId id, NoteReferral command, Origin origin) {
    return change(id.value(), command, origin);
  }

  Outcome change(String id, Change command, Origin origin) {
    var outcome =
        changeWithParts(
            id,
            origin,
            (file, parts, project, today) ->
                decider.change(file, command, CaseSessions.Lookup.in(parts), project, today));
    return command instanceof RecordCompany record
        ? thenFollow(outcome, List.of(record.client()), origin, as -> follow(id, as))
        : outcome;
  }

  @Override
  public void follow(List<ClientId> clients, Origin origin) {
    for (var listing : List.of(CaseListings.BY_CLIENT, CaseListings.BY_COMPANY)) {
      each(
          Selection.of(listing).whereIn(listing.equal().getFirst(), clients),
          found -> follow(found.id(), origin));
    }
  }

  private void follow(String id, Origin origin) {
    change(
        id,
        origin,
        (file, project, today) -> decider.change(file, survivorsFor(file), project, today));
  }

  private RepointClients survivorsFor(CaseFile file) {
    var company = file.work().company();
    return new RepointClients(
        survivorOf(file.namedClient()), company == null ? null : survivorOf(company.namedClient()));
  }

  /** Whose case it is, and in which project. */
  public record Whose(ClientId client, ProjectId project) {}

  public Optional<Whose> whose(CaseId id) {
    return find(id.value())
        .map(found -> new Whose(found.state().client(), found.state().project()));
  }

  /** A case with its first sessions, up to so many. */
  Optional<WithSessions> findWithSessions(String id, int most) {
    return findWithParts(
        id, (found, parts) -> new WithSessions(found, parts.list(CaseSessions.TYPE, 0, most)));
  }

  record WithSessions(Versioned<CaseFile> found, List<Part<Session>> sessions) {}

  /**
   * Sessions of a case in the order in which they were logged.
   *
   * @param after the place of the last one of the page before
   */
  Optional<List<Part<Session>>> sessions(String id, long after, int most) {
    return findWithParts(id, (found, parts) -> parts.list(CaseSessions.TYPE, after, most));
  }
}
