package se.lotsen.registry.funding;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.VisibleAggregates;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.FundingDecisionEvent;
import se.lotsen.registry.project.FundedProject;
import se.lotsen.registry.project.FundedProjects;

/** Entering, changing and revoking funding decisions. */
@Component
class FundingDecisions {
  static final Listing ALL = Listing.by();

  static final Listing OF_PROJECT = Listing.by("project");

  private final JournaledStore<FundingDecision, FundingDecisionEvent> store;
  private final FundedProjects projects;
  private final IdSource ids;
  private final Clock clock;

  FundingDecisions(
      JournaledStore<FundingDecision, FundingDecisionEvent> fundingDecisionStore,
      FundedProjects projects,
      IdSource ids,
      Clock clock) {
    this.store = fundingDecisionStore;
    this.projects = projects;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whoever does not reach the project is refused before anything is said of it. */
  Outcome make(
      ProjectId project, String funder, FundingDecision.Version first, CommandContext context) {
    var permitted = context.access().permitted();
    if (!permitted.covers(Scope.PROJECT, project.value())
        && !permitted.covers(Scope.FUNDER, funder)) {
      return new Outcome.Refused(context.access().missing());
    }
    var id = new FundingDecisionId(context.idOfNew(ids));
    return projects
        .find(project, Grant.ofService())
        .map(
            found ->
                store.create(
                    id.value(),
                    context,
                    now ->
                        FundingDecider.make(
                            FundingDecision.made(id, project, funder, first), found)))
        .orElseGet(() -> new Outcome.Refused(unknown(project)));
  }

  Outcome change(String id, FundingDecision.Version next, String reason, CommandContext context) {
    return store.change(
        id,
        context,
        (decision, now) ->
            FundingDecider.change(
                decision,
                next.numbered(decision.versions().size() + 1),
                project(decision),
                reason));
  }

  Outcome revoke(String id, @Nullable String reason, CommandContext context) {
    return store.change(
        id,
        context,
        (decision, now) -> FundingDecider.revoke(decision, reason, LocalDate.now(clock)));
  }

  /** The project of a decision, which was there when the decision was made. */
  private FundedProject project(FundingDecision decision) {
    return projects.find(decision.project(), Grant.ofService()).orElseThrow();
  }

  VisibleAggregates<FundingDecision, FundingDecisionEvent> within(Grant grant) {
    return store.within(grant);
  }

  private static Refusal unknown(ProjectId project) {
    return Refusal.invalid(
        "unknown-project",
        "project",
        "Projektet %s finns inte".formatted(project),
        "There is no project %s".formatted(project));
  }
}
