package se.lotsen.activities.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.RegistrationMade;

/** What an activity is after events, as a decision. */
final class ActivityChanges {
  private ActivityChanges() {}

  /** Of what is not about a registration. */
  static Decision<Activity, ActivityEvent> happened(
      Activity activity, List<ActivityEvent> events, @Nullable String note) {
    var after = activity;
    for (var event : events) {
      after = after.after(event, null);
    }
    return new Decision.Accepted<>(after, events, note);
  }

  static Decision<Activity, ActivityEvent> happened(
      Activity activity,
      List<ActivityEvent> events,
      Registrations registrations,
      @Nullable String note) {
    var after = activity;
    for (var event : events) {
      var id = event instanceof RegistrationMade ? null : Registration.idIn(event);
      // No command says two things of one registration, so what it was before is what is kept.
      after = after.after(event, id == null ? null : registrations.find(id).orElse(null));
    }
    return new Decision.Accepted<>(after, events, note);
  }
}
