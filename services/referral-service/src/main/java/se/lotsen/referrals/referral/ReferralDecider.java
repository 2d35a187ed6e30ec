package se.lotsen.referrals.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.kit.lifecycle.Verdict;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.ReferralEvent.ReferralAnswerAwaited;
import se.lotsen.model.event.ReferralEvent.ReferralClientReplaced;
import se.lotsen.model.event.ReferralEvent.ReferralConsentRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralDetailsRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralDrafted;
import se.lotsen.model.event.ReferralEvent.ReferralMoved;
import se.lotsen.model.event.ReferralEvent.ReferralRef;
import se.lotsen.model.event.ReferralEvent.ReferralReminded;
import se.lotsen.referrals.lifecycle.ReferralFacts;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.referrals.lifecycle.ReferralTrigger;
import se.lotsen.referrals.referral.ReferralCommand.Change;
import se.lotsen.referrals.referral.ReferralCommand.CorrectOutcome;
import se.lotsen.referrals.referral.ReferralCommand.DraftReferral;
import se.lotsen.referrals.referral.ReferralCommand.RecordCompany;
import se.lotsen.referrals.referral.ReferralCommand.RecordConsent;
import se.lotsen.referrals.referral.ReferralCommand.RecordDetails;
import se.lotsen.referrals.referral.ReferralCommand.Remind;
import se.lotsen.referrals.referral.ReferralCommand.RepointClients;
import se.lotsen.referrals.referral.ReferralCommand.TakeStep;
import se.lotsen.work.ProjectReplica;

/** Decides on commands to a referral: pure, no clock, no ids, no store. */
final class ReferralDecider {
  private final LifecycleMachine<ReferralState, ReferralTrigger, ReferralFacts> machine;
  private final AnswerDeadline deadline;

  ReferralDecider(
      LifecycleMachine<ReferralState, ReferralTrigger, ReferralFacts> machine,
      AnswerDeadline deadline) {
    this.machine = machine;
    this.deadline = deadline;
  }

  static Decision<Referral, ReferralEvent> draft(
      DraftReferral command, ProjectReplica project, LocalDate today) {
    var about = command.about();
    var wrong =
        Refusal.first(
            project.refusesWork(),
            project.refusesDay(command.on(), today, "on"),
            project.refusesPlace(about.municipality(), about.area()));
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var drafted =
        new ReferralDrafted(
            about, command.on(), command.advisor(), command.fromCase(), command.fromContact());
    return Decision.accepted(Referral.drafted(drafted, command.details()), drafted);
  }

  Decision<Referral, ReferralEvent> change(
      Referral referral, Change command, ProjectReplica project, LocalDate today) {
    return switch (command) {
      case RecordDetails record -> recordDetails(referral, record, today);
      case RecordConsent record -> recordConsent(referral, record, today);
      case TakeStep step -> takeStep(referral, step, project, today);
      case CorrectOutcome correct ->
          ReferralOutcomeDecider.correct(referral, correct, project, today);
      case Remind remind -> remind(referral, today);
      case RecordCompany record -> ReferralOutcomeDecider.recordCompany(referral, record);
      case RepointClients follow -> followClients(referral, follow, today);
    };
  }

  /** What the guards may know when a step is tried on this day. */
  ReferralFacts facts(
      Referral referral, LocalDate on, @Nullable String reason, boolean outcomeStated) {
    var asked = referral.asked();
    return new ReferralFacts(
        referral.consent() != null && !referral.consent().on().isAfter(on),
        reason != null && !reason.isBlank(),
        outcomeStated,
        asked != null && AnswerDeadline.isOver(asked.answerBy(), on));
  }

  private Decision<Referral, ReferralEvent> takeStep(
      Referral referral, TakeStep command, ProjectReplica project, LocalDate today) {
    var facts = facts(referral, command.on(), command.reason(), command.outcome() != null);
    return switch (machine.decide(referral.state(), command.trigger(), facts)) {
      case Verdict.Refused<ReferralState, ReferralTrigger, ReferralFacts> refused ->
          Decision.refused(refused.why());
      case Verdict.Moved<ReferralState, ReferralTrigger, ReferralFacts> moved ->
          moved(referral, command, moved.to(), project, today);
    };
  }

  private Decision<Referral, ReferralEvent> moved(
      Referral referral,
      TakeStep command,
      ReferralState to,
      ProjectReplica project,
      LocalDate today) {
    var completes = command.trigger() == ReferralTrigger.COMPLETE;
    var wrong =
        Refusal.first(
            DayRules.notInFuture(command.on(), today, "on"),
            DayRules.notBeforeLastStep(command.on(), referral.stateSince()),
            command.trigger() == ReferralTrigger.SEND
                ? refusesToSend(project, command.on(), today)
                : null,
            completes
                ? ReferralOutcomeDecider.wrongIn(referral, command.outcome(), project, today)
                : null,
            completes || command.outcome() == null ? null : ReferralRefusals.outcomeNotYet());
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var events = new ArrayList<ReferralEvent>();
    events.add(
        new ReferralMoved(
            referral.ref(),
            command.on(),
            command.trigger().code(),
            referral.stateCode(),
            to.code(),
            referral.fromCase()));
    if (command.trigger() == ReferralTrigger.SEND) {
      events.add(
          new ReferralAnswerAwaited(
              referral.ref(), command.on(), deadline.answerBy(command.on(), today)));
    }
    if (completes && command.outcome() != null) {
      events.add(ReferralOutcomeDecider.stated(referral, command.on(), command.outcome()));
    }
    var after = after(referral, events);
    return new Decision.Accepted<>(
        completes ? after.withOrgNumber(ReferralOutcomeDecider.numberIn(command.outcome())) : after,
        events,
        command.reason());
  }

  private static @Nullable Refusal refusesToSend(
      ProjectReplica project, LocalDate on, LocalDate today) {
    return Refusal.first(project.refusesWork(), project.refusesDay(on, today, "on"));
  }

  private static Decision<Referral, ReferralEvent> recordDetails(
      Referral referral, RecordDetails command, LocalDate today) {
    if (!referral.state().isOpen()) {
      return Decision.refused(ReferralRefusals.notOpen(referral));
    }
    var details = command.details().numberedAs(referral.details());
    return details.equals(referral.details())
        ? Decision.nothingToDo(referral)
        : Decision.accepted(
            referral.with(details),
            new ReferralDetailsRecorded(referral.ref(), today, details.items()));
  }

  private static Decision<Referral, ReferralEvent> recordConsent(
      Referral referral, RecordConsent command, LocalDate today) {
    var wrong =
        Refusal.first(
            referral.state().isOpen() ? null : ReferralRefusals.notOpen(referral),
            DayRules.notInFuture(command.on(), today, "on"));
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var agreed =
        new ReferralConsentRecorded(
            referral.ref(),
            command.on(),
            command.form(),
            command.shared().stream().distinct().sorted().toList());
    var after = referral.after(agreed);
    return after.equals(referral)
        ? Decision.nothingToDo(referral)
        : Decision.accepted(after, agreed);
  }

  private static Decision<Referral, ReferralEvent> remind(Referral referral, LocalDate today) {
    var asked = referral.asked();
    if (referral.state() != ReferralState.REQUESTED
        || asked == null
        || asked.remindedOn() != null) {
      return Decision.nothingToDo(referral);
    }
    var reminded = new ReferralReminded(referral.ref(), today, asked.answerBy());
    return Decision.accepted(referral.after(reminded), reminded);
  }

  private static Decision<Referral, ReferralEvent> followClients(
      Referral referral, RepointClients command, LocalDate today) {
    var events = new ArrayList<ReferralEvent>();
    var next = referral;
    if (!command.client().equals(referral.client())) {
      var ref = referral.ref();
      var about =
          new ReferralRef(
              ref.id(),
              ref.partner(),
              ref.project(),
              command.client(),
              ref.municipality(),
              ref.area());
      var replaced =
          new ReferralClientReplaced(
              about, today, CaseParty.CLIENT, referral.client(), command.client());
      events.add(replaced);
      next = next.after(replaced);
    }
    var company = next.result() == null ? null : next.result().company();
    if (company != null && command.company() != null && !command.company().equals(company)) {
      var replaced =
          new ReferralClientReplaced(
              next.ref(), today, CaseParty.COMPANY, company, command.company());
      events.add(replaced);
      next = next.after(replaced);
    }
    return new Decision.Accepted<>(next, events, null);
  }

  private static Referral after(Referral referral, List<ReferralEvent> events) {
    var after = referral;
    for (var event : events) {
      after = after.after(event);
    }
    return after;
  }
}
