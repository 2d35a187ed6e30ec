package se.lotsen.activities.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleGuard;

/** The rules for steps, each with the sentence a user is shown when it says no. */
final class ActivityGuards {
  static final LifecycleGuard<ActivityFacts> DATE_PASSED =
      LifecycleGuard.of(
          "DATE_PASSED",
          ActivityFacts::datePassed,
          "Aktivitetens dag har inte kommit än; ändra dagen om den var tidigare",
          "The day of the activity has not come yet; change the day if it was earlier");

  static final LifecycleGuard<ActivityFacts> ATTENDANCE_RECORDED =
      LifecycleGuard.of(
          "ATTENDANCE_RECORDED",
          ActivityFacts::attendanceRecorded,
          "Närvaron är inte registrerad än; registrera vilka eller hur många som var där",
          "The attendance is not recorded yet; record who or how many were there");

  private ActivityGuards() {}
}
