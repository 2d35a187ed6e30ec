package se.lotsen.activities.lifecycle;

import static se.lotsen.activities.lifecycle.ActivityGuards.ATTENDANCE_RECORDED;
import static se.lotsen.activities.lifecycle.ActivityGuards.DATE_PASSED;
import static se.lotsen.activities.lifecycle.ActivityState.CANCELLED;
import static se.lotsen.activities.lifecycle.ActivityState.HELD;
import static se.lotsen.activities.lifecycle.ActivityState.OPEN;
import static se.lotsen.activities.lifecycle.ActivityState.PLANNED;
import static se.lotsen.activities.lifecycle.ActivityState.REPORTED;
import static se.lotsen.activities.lifecycle.ActivityTrigger.CANCEL;
import static se.lotsen.activities.lifecycle.ActivityTrigger.HOLD;
import static se.lotsen.activities.lifecycle.ActivityTrigger.OPEN_REGISTRATION;
import static se.lotsen.activities.lifecycle.ActivityTrigger.REPORT;

import java.util.List;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.Text;

/** The life of an activity. */
public final class ActivityLifecycle {
  public static final LifecycleTable<ActivityState, ActivityTrigger, ActivityFacts> TABLE =
      LifecycleTable.<ActivityState, ActivityTrigger, ActivityFacts>of(
              "ACTIVITY",
              new Text("Aktivitet", "Activity"),
              ActivityState.values(),
              ActivityTrigger.values())
          .step(PLANNED, OPEN_REGISTRATION, OPEN)
          .step(OPEN, HOLD, HELD, DATE_PASSED)
          .step(HELD, REPORT, REPORTED, ATTENDANCE_RECORDED)
          .fromEach(List.of(PLANNED, OPEN), CANCEL, CANCELLED)
          .build();

  private ActivityLifecycle() {}
}
