package se.lotsen.activities.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.activity.Activity.Plan;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.TargetGroup;

/** What is sent to {@code /activities}. A day left out is today. */
final class ActivityRequests {
  private ActivityRequests() {}

  /**
   * An activity; a PUT replaces all of it.
   *
   * @param on the day it was planned, for a new one
   * @param heldOn the day it takes place
   * @param capacity how many may take part, 1 to 10 000; no limit when left out
   */
  record ActivityDetails(
      @NotNull ActivityKind kind,
      @NotNull ProjectId project,
      @NotNull Municipality municipality,
      @NotNull AreaCode area,
      @NotBlank @Size(max = 200) String title,
      @Nullable @Size(max = 200) String place,
      @NotNull LocalDate heldOn,
      @Nullable @Min(1) @Max(10_000) Integer capacity,
      @Nullable LocalDate on) {
    Plan toPlan() {
      return new Plan(kind, project, municipality, area, title.strip(), place, heldOn, capacity);
    }
  }

  record ActivityTransition(
      @NotBlank @Size(max = 40) String trigger,
      @Nullable LocalDate on,
      @Nullable @Size(max = 2000) String reason) {}

  /**
   * Somebody who is to take part: a client as such, a person (of a client, if one is given), or a
   * participant of an earlier activity.
   *
   * @param group companies for a client, the public for anybody else, when left out
   * @param gender not stated when left out
   */
  record NewRegistration(
      @Nullable ClientId client,
      @Nullable @Valid PersonDetails person,
      @Nullable ParticipantId participant,
      @Nullable TargetGroup group,
      @Nullable Gender gender,
      @Nullable LocalDate on) {}

  record PersonDetails(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Email @Size(max = 200) String email,
      @Nullable @Size(max = 40) String phone) {}

  record Attended(@NotNull Boolean attended) {}

  /** Who was there; those that are not named stay as they are. */
  record Attendance(@NotEmpty @Size(max = 2000) List<@NotNull @Valid One> registrations) {
    /** One answer. */
    record One(@NotNull RegistrationId registration, @NotNull Boolean attended) {}

    Map<RegistrationId, Boolean> answers() {
      var answers = new LinkedHashMap<RegistrationId, Boolean>();
      registrations.forEach(one -> answers.put(one.registration(), one.attended()));
      return answers;
    }
  }

  /** Heads, 0 to 100 000 each; what is left out is 0. */
  record HeadCount(
      @Nullable @Min(0) @Max(100_000) Integer women,
      @Nullable @Min(0) @Max(100_000) Integer men,
      @Nullable @Min(0) @Max(100_000) Integer notStated) {
    Breakdown breakdown() {
      return new Breakdown(orZero(women), orZero(men), orZero(notStated));
    }

    private static BigDecimal orZero(@Nullable Integer heads) {
      return heads == null ? BigDecimal.ZERO : BigDecimal.valueOf(heads);
    }
  }
}
