package se.lotsen.referrals.referral;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.LegalPersonNumber;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.ReferralEvent.ReferralCompanyRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralOutcomeStated;
import se.lotsen.referrals.referral.ReferralCommand.CorrectOutcome;
import se.lotsen.referrals.referral.ReferralCommand.RecordCompany;
import se.lotsen.referrals.referral.ReferralCommand.StatedOutcome;
import se.lotsen.work.ProjectReplica;

/** Decides on what came of a referral, and which company it was. Pure. */
final class ReferralOutcomeDecider {
  private ReferralOutcomeDecider() {}

  static @Nullable OrgNumber numberIn(@Nullable StatedOutcome outcome) {
    return outcome == null ? null : outcome.number();
  }

  static ReferralOutcomeStated stated(Referral referral, LocalDate on, StatedOutcome outcome) {
    var number = outcome.number();
    return new ReferralOutcomeStated(
        referral.ref(),
        on,
        referral.fromCase(),
        outcome.outcome(),
        outcome.startedOn(),
        number == null || number.isOfPerson() ? null : new LegalPersonNumber(number.value()),
        outcome.outcome() == ReferralOutcome.COMPANY_STARTED ? originOf(outcome) : null,
        outcome.company(),
        referral.result() == null ? 1 : referral.result().statement() + 1);
  }

  private static CompanyOrigin originOf(StatedOutcome outcome) {
    return outcome.origin() == null ? CompanyOrigin.NEW : outcome.origin();
  }

  static @Nullable Refusal wrongIn(
      Referral referral, @Nullable StatedOutcome outcome, ProjectReplica project, LocalDate today) {
    if (outcome == null) {
      return null;
    }
    if (outcome.outcome() != ReferralOutcome.COMPANY_STARTED) {
      return outcome.startedOn() == null && outcome.number() == null && outcome.origin() == null
          ? null
          : ReferralRefusals.noCompanyExpected(outcome.outcome());
    }
    if (outcome.number() == null || outcome.startedOn() == null) {
      return ReferralRefusals.companyNeeded(outcome.number() == null);
    }
    return originOf(outcome) != CompanyOrigin.NEW
        ? DayRules.notInFuture(outcome.startedOn(), today, "on")
        : Refusal.first(
            outcome.startedOn().isBefore(referral.draftedOn())
                ? ReferralRefusals.companyNotNew(referral)
                : null,
            project.refusesDay(outcome.startedOn(), today, "outcome.startedOn"));
  }

  static Decision<Referral, ReferralEvent> correct(
      Referral referral, CorrectOutcome command, ProjectReplica project, LocalDate today) {
    if (referral.result() == null) {
      return Decision.refused(ReferralRefusals.outcomeNotYet());
    }
    var wrong =
        Refusal.first(
            DayRules.notInFuture(command.on(), today, "on"),
            ReferralRefusals.beforeSent(command.on(), referral),
            wrongIn(referral, command.outcome(), project, today));
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var stated = stated(referral, command.on(), command.outcome());
    var after = referral.after(stated).withOrgNumber(command.outcome().number());
    return isSame(referral.result(), Objects.requireNonNull(after.result()))
        ? Decision.nothingToDo(referral)
        : Decision.accepted(after, stated);
  }

  /** Whether they say the same, whichever client the company turned out to be. */
  private static boolean isSame(Referral.Result one, Referral.Result other) {
    return one.on().equals(other.on())
        && one.outcome() == other.outcome()
        && Objects.equals(one.startedOn(), other.startedOn())
        && Objects.equals(one.number(), other.number())
        && one.origin() == other.origin();
  }

  /**
   * A company that the registry knows from before is entered all the same, and not counted. Answers
   * come from several clients, so in any order: only the one to the newest statement is heard.
   */
  static Decision<Referral, ReferralEvent> recordCompany(Referral referral, RecordCompany command) {
    var result = referral.result();
    if (result == null
        || result.outcome() != ReferralOutcome.COMPANY_STARTED
        || !answers(command, result)) {
      return Decision.nothingToDo(referral);
    }
    var said = result.origin() == null ? CompanyOrigin.NEW : result.origin();
    var origin =
        said == CompanyOrigin.NEW && startedBefore(referral, command)
            ? CompanyOrigin.EXISTED_BEFORE
            : said;
    var recorded =
        new ReferralCompanyRecorded(referral.ref(), command.startedOn(), command.company(), origin);
    if (isRecorded(result, recorded)) {
      return Decision.nothingToDo(referral);
    }
    var after = referral.after(recorded);
    return Decision.accepted(after, recorded);
  }

  private static boolean answers(RecordCompany command, Referral.Result result) {
    return command.statement() == null
        ? command.startedOn().equals(result.startedOn())
        : command.statement() == result.statement();
  }

  /** Whether it is known already, also where another client goes on for the company by now. */
  private static boolean isRecorded(Referral.Result result, ReferralCompanyRecorded recorded) {
    return recorded.company().equals(result.namedCompany())
        && recorded.origin() == result.countsAs();
  }

  private static boolean startedBefore(Referral referral, RecordCompany command) {
    return command.registeredStart() != null
        && command.registeredStart().isBefore(referral.draftedOn());
  }
}
