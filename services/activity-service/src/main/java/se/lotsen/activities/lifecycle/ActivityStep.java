package se.lotsen.activities.lifecycle;

import static se.lotsen.activities.lifecycle.ActivityGuard.ATTENDANCE_RECORDED;
import static se.lotsen.activities.lifecycle.ActivityGuard.DATE_PASSED;
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
import se.lotsen.kit.lifecycle.LifecycleStep;

/** The life of an activity, one row per step. */
enum ActivityStep implements LifecycleStep<ActivityState, ActivityTrigger, ActivityFacts> {
  INVITE(PLANNED, OPEN_REGISTRATION, OPEN),
  TAKE_PLACE(OPEN, HOLD, HELD, DATE_PASSED),
  CLOSE(HELD, REPORT, REPORTED, ATTENDANCE_RECORDED),
  CANCEL_PLANNED(PLANNED, CANCEL, CANCELLED),
  CANCEL_OPEN(OPEN, CANCEL, CANCELLED);

  private final ActivityState from;
  private final ActivityTrigger trigger;
  private final ActivityState to;
  private final List<ActivityGuard> guards;

  ActivityStep(
      ActivityState from, ActivityTrigger trigger, ActivityState to, ActivityGuard... guards) {
    this.from = from;
    this.trigger = trigger;
    this.to = to;
    this.guards = List.of(guards);
  }

  @Override
  public ActivityState from() {
    return from;
  }

  @Override
  public ActivityTrigger trigger() {
    return trigger;
  }

  @Override
  public ActivityState to() {
    return to;
  }

  @Override
  public List<ActivityGuard> guards() {
    return guards;
  }
}
