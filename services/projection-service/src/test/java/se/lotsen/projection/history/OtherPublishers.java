package se.lotsen.projection.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import se.lotsen.model.ActivityId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TriggerCode;
import se.lotsen.model.event.ActivityEvent.ActivityChanged;
import se.lotsen.model.event.ActivityEvent.ActivityClientReplaced;
import se.lotsen.model.event.ActivityEvent.ActivityMoved;
import se.lotsen.model.event.ActivityEvent.ActivityPlanned;
import se.lotsen.model.event.ActivityEvent.ActivityRef;
import se.lotsen.model.event.ActivityEvent.AttendanceRecorded;
import se.lotsen.model.event.ActivityEvent.HeadCountRecorded;
import se.lotsen.model.event.ActivityEvent.RegistrationCancelled;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.ReferralEvent.ReferralAnswerAwaited;
import se.lotsen.model.event.ReferralEvent.ReferralClientReplaced;
import se.lotsen.model.event.ReferralEvent.ReferralCompanyRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralMoved;
import se.lotsen.model.event.ReferralEvent.ReferralOutcomeStated;
import se.lotsen.model.event.ReferralEvent.ReferralRef;

/** Says of a command what the referral and activity services say of it. */
final class OtherPublishers {
  private static final LocalDate TODAY = LocalDate.of(2011, 1, 10);

  private final Map<ReferralId, ReferralRef> referrals = new HashMap<>();
  private final Map<ReferralId, ClientId> companies = new HashMap<>();
  private final Map<ActivityId, ActivityRef> activities = new HashMap<>();
  private final Map<ActivityId, LocalDate> days = new HashMap<>();

  Event eventOf(Command command) {
    return switch (command) {
      case Command.SendReferral send -> sent(send);
      case Command.AnswerReferral answer -> answered(answer);
      case Command.StateReferralsOutcome state ->
          new ReferralOutcomeStated(
              referrals.get(state.id()),
              state.on(),
              null,
              state.outcome(),
              null,
              null,
              null,
              null,
              null);
      case Command.RecordReferralsCompany record -> recorded(record);
      case Command.ReplaceReferralsClient replace -> replaced(replace);
      case Command.ReplaceReferralsCompany replace ->
          new ReferralClientReplaced(
              referrals.get(replace.id()),
              TODAY,
              CaseParty.COMPANY,
              companies.put(replace.id(), replace.to()),
              replace.to());
      case Command.PlanActivity plan -> planned(plan);
      case Command.ChangeActivity change -> changed(change);
      case Command.HoldActivity hold ->
          new ActivityMoved(
              activities.get(hold.id()),
              TODAY,
              new TriggerCode("HOLD"),
              new StateCode("PLANNED"),
              new StateCode("HELD"),
              days.get(hold.id()));
      case Command.RecordAttendance record ->
          new AttendanceRecorded(
              activities.get(record.id()),
              days.get(record.id()),
              record.registration(),
              record.who(),
              record.attended());
      case Command.CancelRegistration cancel ->
          new RegistrationCancelled(activities.get(cancel.id()), TODAY, cancel.registration());
      case Command.CountHeads count ->
          new HeadCountRecorded(
              activities.get(count.id()), days.get(count.id()), count.group(), count.heads());
      case Command.ReplaceParticipant replace ->
          new ActivityClientReplaced(
              activities.get(replace.id()),
              TODAY,
              replace.registration(),
              replace.from(),
              replace.to());
      default -> throw new IllegalArgumentException("No event of " + command);
    };
  }

  private Event sent(Command.SendReferral send) {
    var about =
        new ReferralRef(
            send.id(),
            send.partner(),
            send.project(),
            send.client(),
            send.place().municipality(),
            send.place().area());
    referrals.put(send.id(), about);
    return new ReferralAnswerAwaited(about, send.on(), send.on().plusDays(14));
  }

  private Event answered(Command.AnswerReferral answer) {
    var trigger =
        switch (answer.answer()) {
          case ACCEPTED -> "ACCEPT";
          case REJECTED -> "REJECT";
          case EXPIRED -> "EXPIRE";
        };
    return new ReferralMoved(
        referrals.get(answer.id()),
        answer.on(),
        new TriggerCode(trigger),
        new StateCode("SENT"),
        new StateCode(answer.answer().name()),
        null);
  }

  private Event recorded(Command.RecordReferralsCompany record) {
    companies.put(record.id(), record.company());
    return new ReferralCompanyRecorded(
        referrals.get(record.id()),
        record.on(),
        record.company(),
        record.isNew() ? CompanyOrigin.NEW : CompanyOrigin.EXISTED_BEFORE);
  }

  private Event replaced(Command.ReplaceReferralsClient replace) {
    var was = referrals.get(replace.id());
    var is =
        new ReferralRef(
            was.id(), was.partner(), was.project(), replace.to(), was.municipality(), was.area());
    referrals.put(is.id(), is);
    return new ReferralClientReplaced(is, TODAY, CaseParty.CLIENT, was.client(), is.client());
  }

  private Event planned(Command.PlanActivity plan) {
    var about =
        new ActivityRef(
            plan.id(),
            plan.kind(),
            plan.project(),
            plan.place().municipality(),
            plan.place().area());
    activities.put(plan.id(), about);
    days.put(plan.id(), plan.on());
    return new ActivityPlanned(about, TODAY, plan.on(), null);
  }

  private Event changed(Command.ChangeActivity change) {
    var about =
        new ActivityRef(
            change.id(),
            change.kind(),
            activities.get(change.id()).project(),
            change.place().municipality(),
            change.place().area());
    activities.put(change.id(), about);
    days.put(change.id(), change.on());
    return new ActivityChanged(about, TODAY, change.on(), null);
  }
}
