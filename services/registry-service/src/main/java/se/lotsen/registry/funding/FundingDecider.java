package se.lotsen.registry.funding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.FundingDecisionEvent;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionChanged;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionMade;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionRevoked;
import se.lotsen.registry.project.FundedProject;

/** Decides on funding decisions; pure. */
final class FundingDecider {
  /** Decisions are changed now and then over some years; more of them are a mistake. */
  static final int MOST_VERSIONS = 30;

  private FundingDecider() {}

  static Decision<FundingDecision, FundingDecisionEvent> make(
      FundingDecision decision, FundedProject project) {
    var last = decision.last();
    var wrong =
        Refusal.first(
            closed(project), notFunding(project, decision), TermsCheck.wrongIn(last, project));
    return wrong != null
        ? Decision.refused(wrong)
        : Decision.accepted(
            decision,
            new FundingDecisionMade(
                decision.id(),
                decision.project(),
                last.decidedOn(),
                decision.funder(),
                last.terms()));
  }

  /**
   * A later decision replaces the terms as a whole.
   *
   * @param next its number is given here
   */
  static Decision<FundingDecision, FundingDecisionEvent> change(
      FundingDecision now, FundingDecision.Version next, FundedProject project, String reason) {
    var wrong =
        Refusal.first(
            revoked(now),
            closed(project),
            tooMany(now),
            before(now, next),
            TermsCheck.wrongIn(next, project));
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    return Decision.accepted(
        now.changed(next),
        new FundingDecisionChanged(
            now.id(), now.project(), next.decidedOn(), next.number(), next.terms()),
        reason);
  }

  static Decision<FundingDecision, FundingDecisionEvent> revoke(
      FundingDecision now, @Nullable String reason, LocalDate today) {
    return now.revoked()
        ? Decision.nothingToDo(now)
        : Decision.accepted(
            now.asRevoked(), new FundingDecisionRevoked(now.id(), now.project(), today), reason);
  }

  private static @Nullable Refusal closed(FundedProject project) {
    return project.closed()
        ? Refusal.conflict(
            "project-closed",
            "Projektet är avslutat; besluten om stöd står fast",
            "The project is closed; its funding decisions stand")
        : null;
  }

  private static @Nullable Refusal notFunding(FundedProject project, FundingDecision decision) {
    var codes = project.funders();
    return codes.contains(decision.funder())
        ? null
        : Refusal.invalid(
            "not-a-funder",
            "funder",
            "Projektet har ingen sådan finansiär; det har %s".formatted(codes),
            "The project has no such funder; it has %s".formatted(codes));
  }

  private static @Nullable Refusal revoked(FundingDecision now) {
    return now.revoked()
        ? Refusal.conflict(
            "decision-revoked",
            "Beslutet är upphävt; för in det nya som ett eget beslut",
            "The decision is revoked; enter the new one as a decision of its own")
        : null;
  }

  private static @Nullable Refusal tooMany(FundingDecision now) {
    return now.versions().size() == MOST_VERSIONS
        ? Refusal.conflict(
            "too-many-versions",
            "Ett beslut ändras högst %d gånger; för in ett nytt beslut".formatted(MOST_VERSIONS),
            "A decision is changed at most %d times; enter a new one".formatted(MOST_VERSIONS))
        : null;
  }

  private static @Nullable Refusal before(FundingDecision now, FundingDecision.Version next) {
    return next.decidedOn().isBefore(now.last().decidedOn())
        ? Refusal.invalid(
            "decided-before",
            "decidedOn",
            "Det gällande beslutet är från %s; ett senare kan inte ha fattats före det"
                .formatted(now.last().decidedOn()),
            "The decision in force is of %s; a later one cannot have been made before it"
                .formatted(now.last().decidedOn()))
        : null;
  }
}
