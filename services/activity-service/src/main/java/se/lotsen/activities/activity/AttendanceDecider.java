package se.lotsen.activities.activity;

import java.util.ArrayList;
import java.util.List;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.RecordHeadCount;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.AttendanceRecorded;
import se.lotsen.model.event.ActivityEvent.HeadCountRecorded;

/** Decides on who, or how many, were at an activity. Pure. */
final class AttendanceDecider {
  private AttendanceDecider() {}

  static Decision<Activity, ActivityEvent> record(
      Activity activity, RecordAttendance command, Registrations registrations) {
    if (!activity.state().hasTakenPlace()) {
      return Decision.refused(ActivityRefusals.noAttendanceYet(activity));
    }
    var events = new ArrayList<ActivityEvent>();
    registrations.prepare(command.attended().keySet());
    for (var answer : command.attended().entrySet()) {
      var found = registrations.find(answer.getKey());
      if (found.isEmpty()) {
        return Decision.refused(Refusal.notFound("registration", answer.getKey().value()));
      }
      var registration = found.get();
      if (registration.status() == Registration.Status.CANCELLED) {
        return Decision.refused(ActivityRefusals.registrationCancelled());
      }
      if (!answer.getValue().equals(registration.attended())) {
        events.add(
            new AttendanceRecorded(
                activity.ref(),
                activity.heldOn(),
                registration.id(),
                registration.who(),
                answer.getValue()));
      }
    }
    return ActivityChanges.happened(activity, events, registrations, null);
  }

  static Decision<Activity, ActivityEvent> recordHeads(Activity activity, RecordHeadCount command) {
    if (!activity.state().hasTakenPlace()) {
      return Decision.refused(ActivityRefusals.noAttendanceYet(activity));
    }
    return command.heads().equals(activity.heads().get(command.group()))
        ? Decision.nothingToDo(activity)
        : ActivityChanges.happened(
            activity,
            List.of(
                new HeadCountRecorded(
                    activity.ref(), activity.heldOn(), command.group(), command.heads())),
            null);
  }
}
