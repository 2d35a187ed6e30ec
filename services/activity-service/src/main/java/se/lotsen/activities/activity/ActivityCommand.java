package se.lotsen.activities.activity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.activity.Activity.Plan;
import se.lotsen.activities.lifecycle.ActivityTrigger;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;

/** What can be asked of an activity. */
sealed interface ActivityCommand {
  record PlanActivity(ActivityId id, LocalDate on, Plan plan) implements ActivityCommand {}

  /** What can be asked of an activity that is there. */
  sealed interface Change extends ActivityCommand {}

  record ChangePlan(Plan plan) implements Change {}

  record TakeStep(ActivityTrigger trigger, LocalDate on, @Nullable String reason)
      implements Change {}

  /** Registers somebody, on the waiting list where no place is left. */
  record Register(RegistrationId registration, LocalDate on, Participant participant)
      implements Change {}

  /** Cancels a registration; whoever waited longest has the place then. */
  record CancelRegistration(RegistrationId registration, LocalDate on, @Nullable String reason)
      implements Change {}

  /** Records who was there; those that are not named stay as they are. */
  record RecordAttendance(Map<RegistrationId, Boolean> attended) implements Change {}

  /** Records how many of a group were there beside those who are known. */
  record RecordHeadCount(TargetGroup group, Breakdown heads) implements Change {}

  /**
   * Has registrations follow their clients where they were merged or parted.
   *
   * @param clients whose registrations are concerned
   * @param goesOn who goes on for each client that was named
   */
  record RepointClients(Collection<ClientId> clients, Map<ClientId, ClientId> goesOn)
      implements Change {}
}
