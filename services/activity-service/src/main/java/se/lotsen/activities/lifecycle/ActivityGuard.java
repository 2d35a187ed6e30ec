package se.lotsen.activities.lifecycle;

import java.util.function.Predicate;
import se.lotsen.kit.lifecycle.LifecycleGuard;
import se.lotsen.model.Text;

/** A named rule for a step, with the sentence a user is shown when it says no. */
public enum ActivityGuard implements LifecycleGuard<ActivityFacts> {
  DATE_PASSED(
      ActivityFacts::datePassed,
      "Aktivitetens dag har inte kommit än; ändra dagen om den var tidigare",
      "The day of the activity has not come yet; change the day if it was earlier"),
  ATTENDANCE_RECORDED(
      ActivityFacts::attendanceRecorded,
      "Närvaron är inte registrerad än; registrera vilka eller hur många som var där",
      "The attendance is not recorded yet; record who or how many were there");

  private final Predicate<ActivityFacts> rule;
  private final Text refusal;

  ActivityGuard(Predicate<ActivityFacts> rule, String sv, String en) {
    this.rule = rule;
    this.refusal = new Text(sv, en);
  }

  @Override
  public boolean allows(ActivityFacts facts) {
    return rule.test(facts);
  }

  @Override
  public Text refusal() {
    return refusal;
  }
}
