package se.lotsen.activities.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.activity.Activity.Plan;
import se.lotsen.activities.activity.ActivityCommand.CancelRegistration;
import se.lotsen.activities.activity.ActivityCommand.Change;
import se.lotsen.activities.activity.ActivityCommand.ChangePlan;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.RecordHeadCount;
import se.lotsen.activities.activity.ActivityCommand.Register;
import se.lotsen.activities.activity.ActivityCommand.RepointClients;
import se.lotsen.activities.activity.ActivityCommand.TakeStep;
import se.lotsen.activities.lifecycle.ActivityFacts;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.activities.lifecycle.ActivityTrigger;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.kit.lifecycle.Verdict;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.ActivityChanged;
import se.lotsen.model.event.ActivityEvent.ActivityClientReplaced;
import se.lotsen.model.event.ActivityEvent.ActivityMoved;
import se.lotsen.model.event.ActivityEvent.ActivityPlanned;
import se.lotsen.model.event.ActivityEvent.ActivityRef;
import se.lotsen.model.event.ActivityEvent.PlaceGiven;
import se.lotsen.model.event.ActivityEvent.RegistrationCancelled;
import se.lotsen.model.event.ActivityEvent.RegistrationMade;
import se.lotsen.work.ProjectReplica;

/** Decides on commands to an activity: pure, no clock, no ids, no store. */
final class ActivityDecider {
  private final LifecycleMachine<ActivityState, ActivityTrigger, ActivityFacts> machine;

  ActivityDecider(LifecycleMachine<ActivityState, ActivityTrigger, ActivityFacts> machine) {
    this.machine = machine;
  }

  static Decision<Activity, ActivityEvent> plan(
      PlanActivity command, ProjectReplica project, LocalDate today) {
    var plan = command.plan();
    var wrong =
        Refusal.first(
            project.refusesWork(),
            DayRules.notInFuture(command.on(), today, "on"),
            wrongIn(plan, project));
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var about =
        new ActivityRef(
            command.id(), plan.kind(), plan.project(), plan.municipality(), plan.area());
    var planned = new ActivityPlanned(about, command.on(), plan.heldOn(), plan.capacity());
    return Decision.accepted(Activity.planned(planned, plan), planned);
  }

  /** An activity may be planned ahead, so its day may be in the future, within the project. */
  private static @Nullable Refusal wrongIn(Plan plan, ProjectReplica project) {
    return Refusal.first(
        project.refusesDay(plan.heldOn(), plan.heldOn(), "heldOn"),
        project.refusesPlace(plan.municipality(), plan.area()));
  }

  Decision<Activity, ActivityEvent> change(
      Activity activity,
      Change command,
      Registrations registrations,
      ProjectReplica project,
      LocalDate today) {
    return switch (command) {
      case ChangePlan change -> changePlan(activity, change, registrations, project, today);
      case TakeStep step -> takeStep(activity, step, today);
      case Register register -> register(activity, register, registrations, project, today);
      case CancelRegistration cancel -> cancel(activity, cancel, registrations, today);
      case RecordAttendance record -> AttendanceDecider.record(activity, record, registrations);
      case RecordHeadCount record -> AttendanceDecider.recordHeads(activity, record);
      case RepointClients follow -> followClients(activity, follow, registrations, today);
    };
  }

  /** What the guards may know when a step is tried on this day. */
  static ActivityFacts facts(Activity activity, LocalDate on) {
    return new ActivityFacts(!activity.heldOn().isAfter(on), activity.attendanceRecorded());
  }

  private Decision<Activity, ActivityEvent> takeStep(
      Activity activity, TakeStep command, LocalDate today) {
    var verdict =
        machine.decide(activity.state(), command.trigger(), facts(activity, command.on()));
    return switch (verdict) {
      case Verdict.Refused<ActivityState, ActivityTrigger, ActivityFacts> refused ->
          Decision.refused(refused.why());
      case Verdict.Moved<ActivityState, ActivityTrigger, ActivityFacts> moved -> {
        var wrong =
            Refusal.first(
                DayRules.notInFuture(command.on(), today, "on"),
                DayRules.notBeforeLastStep(command.on(), activity.stateSince()));
        yield wrong != null
            ? Decision.refused(wrong)
            : ActivityChanges.happened(
                activity,
                List.of(
                    new ActivityMoved(
                        activity.ref(),
                        command.on(),
                        command.trigger().code(),
                        activity.stateCode(),
                        moved.to().code(),
                        activity.heldOn())),
                command.reason());
      }
    };
  }

  private static Decision<Activity, ActivityEvent> changePlan(
      Activity activity,
      ChangePlan command,
      Registrations registrations,
      ProjectReplica project,
      LocalDate today) {
    var plan = command.plan();
    if (plan.equals(activity.plan())) {
      return Decision.nothingToDo(activity);
    }
    var wrong =
        Refusal.first(
            activity.state() == ActivityState.CANCELLED ? ActivityRefusals.cancelled() : null,
            plan.project().equals(activity.project()) ? null : ActivityRefusals.otherProject(),
            wrongIn(plan, project),
            activity.state().hasTakenPlace()
                ? DayRules.notInFuture(plan.heldOn(), today, "heldOn")
                : null);
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var next = activity.changedTo(plan);
    var events = new ArrayList<ActivityEvent>();
    events.add(new ActivityChanged(next.ref(), today, plan.heldOn(), plan.capacity()));
    events.addAll(placesFor(next, registrations, today));
    return ActivityChanges.happened(next, events, registrations, null);
  }

  private static Decision<Activity, ActivityEvent> register(
      Activity activity,
      Register command,
      Registrations registrations,
      ProjectReplica project,
      LocalDate today) {
    var wrong =
        Refusal.first(
            project.refusesWork(),
            activity.state().takesRegistrations()
                ? null
                : ActivityRefusals.noRegistrationsNow(activity),
            DayRules.notInFuture(command.on(), today, "on"),
            registrations.has(command.participant().id())
                ? ActivityRefusals.alreadyRegistered()
                : null);
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    // Who turned up without a place was there all the same.
    var waiting = !activity.state().hasTakenPlace() && activity.freePlaces() == 0;
    return ActivityChanges.happened(
        activity,
        List.of(
            new RegistrationMade(
                activity.ref(),
                command.on(),
                command.registration(),
                command.participant(),
                waiting)),
        registrations,
        null);
  }

  private static Decision<Activity, ActivityEvent> cancel(
      Activity activity, CancelRegistration command, Registrations registrations, LocalDate today) {
    var found = registrations.find(command.registration());
    if (found.isEmpty()) {
      return Decision.refused(Refusal.notFound("registration", command.registration().value()));
    }
    if (found.get().status() == Registration.Status.CANCELLED) {
      return Decision.nothingToDo(activity);
    }
    var wrong = DayRules.notInFuture(command.on(), today, "on");
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    var cancelled = new RegistrationCancelled(activity.ref(), command.on(), command.registration());
    var events = new ArrayList<ActivityEvent>();
    events.add(cancelled);
    events.addAll(placesFor(activity.after(cancelled, found.get()), registrations, command.on()));
    return ActivityChanges.happened(activity, events, registrations, command.reason());
  }

  /** Gives the places that are free to those who have waited longest. */
  private static List<ActivityEvent> placesFor(
      Activity activity, Registrations registrations, LocalDate on) {
    long places = Math.min(activity.freePlaces(), activity.attendance().waiting());
    return activity.state() == ActivityState.OPEN && places > 0
        ? registrations.waiting((int) places).stream()
            .<ActivityEvent>map(each -> new PlaceGiven(activity.ref(), on, each.id()))
            .toList()
        : List.of();
  }

  private static Decision<Activity, ActivityEvent> followClients(
      Activity activity, RepointClients command, Registrations registrations, LocalDate today) {
    var events = new ArrayList<ActivityEvent>();
    for (var registration :
        command.clients().stream()
            .distinct()
            .flatMap(client -> registrations.of(client).stream())
            .toList()) {
      var now = registration.client();
      var goesOn =
          registration.namedClient() == null
              ? null
              : command.goesOn().get(registration.namedClient());
      if (now != null && goesOn != null && !Objects.equals(now, goesOn)) {
        events.add(
            new ActivityClientReplaced(activity.ref(), today, registration.id(), now, goesOn));
      }
    }
    return ActivityChanges.happened(activity, events, registrations, null);
  }
}
