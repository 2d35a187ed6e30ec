package se.lotsen.kit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Refusal;

/** What holds for the day of anything that is recorded; null is no objection. */
public final class DayRules {
  private DayRules() {}

  /** What is recorded has happened. */
  public static @Nullable Refusal notInFuture(
      @Nullable LocalDate day, LocalDate today, String field) {
    return day != null && day.isAfter(today)
        ? Refusal.invalid(
            "day-in-future",
            field,
            "%s ligger i framtiden".formatted(day),
            "%s is in the future".formatted(day))
        : null;
  }

  /** Steps are taken in the order of their days; two may share one. */
  public static @Nullable Refusal notBeforeLastStep(LocalDate on, LocalDate lastStep) {
    return on.isBefore(lastStep)
        ? Refusal.invalid(
            "day-before-last-step",
            "on",
            "%s ligger före det senaste steget (%s)".formatted(on, lastStep),
            "%s is before the last step (%s)".formatted(on, lastStep))
        : null;
  }
}
