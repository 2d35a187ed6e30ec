package se.lotsen.activities.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.Text;

/** The lifecycle that every activity lives by. */
public final class ActivityLifecycle {
  public static final LifecycleTable<ActivityState, ActivityTrigger, ActivityFacts> TABLE =
      LifecycleTable.of(
          "ACTIVITY",
          new Text("Aktivitet", "Activity"),
          ActivityState.values(),
          ActivityTrigger.values(),
          ActivityStep.values());

  private ActivityLifecycle() {}
}
