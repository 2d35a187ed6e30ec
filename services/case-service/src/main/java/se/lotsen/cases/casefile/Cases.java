package se.lotsen.cases.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.NoteReferral;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.casefile.CaseCommand.RepointClients;
import se.lotsen.cases.lifecycle.CaseLifecycle;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseErased;
import se.lotsen.work.ClientMergeListener;
import se.lotsen.work.ErasureListener;
import se.lotsen.work.ErasureRun;
import se.lotsen.work.NumberedWork;
import se.lotsen.work.ProjectReplica;
import se.lotsen.work.ReferenceData;
import se.lotsen.work.ShortNumber;

/** The cases: opening, changing, finding. */
@Component
public class Cases extends NumberedWork<CaseFile, CaseEvent>
    implements ClientMergeListener, ErasureListener {
  private final CaseDecider decider;
  private final HistoryDecider histories;

  Cases(
      JournaledStore<CaseFile, CaseEvent> caseStore,
      CaseLifecycle lifecycle,
      ReferenceData known,
      Clock clock) {
    super(caseStore, known, clock, ShortNumber.Kind.CASE);
    this.decider = new CaseDecider(lifecycle);
    this.histories = new HistoryDecider(decider);
  }

  public Outcome open(OpenCase command, CommandContext context) {
    var about = command.about();
    var outcome =
        create(
            about.project(),
            about.id().value(),
            context,
            (project, today) -> decider.open(command, project, today));
    return thenFollow(outcome, about, context);
  }

  private Outcome thenFollow(Outcome outcome, CaseEvent.CaseRef about, CommandContext context) {
    return thenFollow(
        outcome, List.of(about.client()), context, as -> follow(about.id().value(), as));
  }

  /** Whether a history from another system holds; nothing is written. */
  HistoryDecider.Verdict decide(CaseHistory history, int opensIn, ProjectReplica project) {
    return histories.decide(history, opensIn, project, today());
  }

  /** Writes a case with its whole history; in a dry run only says whether it could be. */
  Outcome enter(
      OpenCase opening,
      List<Decision.Accepted<CaseFile, CaseEvent>> history,
      CommandContext context,
      boolean dryRun) {
    var outcome = createWithHistory(opening.about().id().value(), context, history, dryRun);
    return dryRun ? outcome : thenFollow(outcome, opening.about(), context);
  }

  /** Notes how far a referral out of a case is; a case that is not here is refused. */
  public Outcome note(CaseId id, NoteReferral command, CommandContext context) {
    return change(id.value(), command, context);
  }

  Outcome change(String id, Change command, CommandContext context) {
    var outcome =
        changeWithParts(
            id,
            context,
            (file, parts, project, today) ->
                decider.change(file, command, CaseSessions.Lookup.in(parts), project, today));
    return command instanceof RecordCompany record
        ? thenFollow(outcome, List.of(record.client()), context, as -> follow(id, as))
        : outcome;
  }

  @Override
  public void follow(List<ClientId> clients, CommandContext context) {
    for (var listing : List.of(CaseListings.BY_CLIENT, CaseListings.BY_COMPANY)) {
      each(
          Selection.of(listing).whereIn(listing.equal().getFirst(), clients),
          found -> follow(found.id(), context));
    }
  }

  private void follow(String id, CommandContext context) {
    change(
        id,
        context,
        (file, project, today) -> decider.change(file, survivorsFor(file), project, today));
  }

  private RepointClients survivorsFor(CaseFile file) {
    var company = file.work().company();
    return new RepointClients(
        survivorOf(file.namedClient()), company == null ? null : survivorOf(company.namedClient()));
  }

  @Override
  public void eraseOf(ClientId client, ErasureRun run) {
    for (var listing : List.of(CaseListings.BY_CLIENT, CaseListings.BY_COMPANY)) {
      eraseAll(
          Selection.of(listing).where(listing.equal().getFirst(), client),
          ErasureGround.SUBJECT_REQUEST,
          run);
    }
  }

  @Override
  public void eraseIn(ProjectId project, ErasureRun run) {
    eraseAll(CaseListings.inProject(project), ErasureGround.DISPOSAL, run);
  }

  @Override
  protected CaseEvent erasure(CaseFile file, LocalDate on, ErasureGround ground) {
    return new CaseErased(file.ref(), on, ground);
  }

  PersonalDataSource holdings() {
    return holdings("/cases");
  }

  /** Whose case it is, and in which project. */
  public record Whose(ClientId client, ProjectId project) {}

  public Optional<Whose> whose(CaseId id) {
    return find(id.value())
        .map(found -> new Whose(found.state().client(), found.state().project()));
  }

  /** A case with its first sessions, up to so many. */
  Optional<WithSessions> findWithSessions(String id, Grant grant, int most) {
    return within(grant)
        .findWithParts(
            id, (found, parts) -> new WithSessions(found, parts.list(CaseSessions.TYPE, 0, most)));
  }

  record WithSessions(Versioned<CaseFile> found, List<Part<Session>> sessions) {}

  /** One session of a case, unless it was retracted. */
  Optional<Session> session(String id, SessionId session, Grant grant) {
    return within(grant)
        .findWithParts(id, (found, parts) -> CaseSessions.Lookup.in(parts).find(session))
        .flatMap(Function.identity());
  }

  /**
   * Sessions of a case in the order in which they were logged.
   *
   * @param after the place of the last one of the page before
   */
  Optional<List<Part<Session>>> sessions(String id, Grant grant, long after, int most) {
    return within(grant)
        .findWithParts(id, (found, parts) -> parts.list(CaseSessions.TYPE, after, most));
  }
}
