package se.lotsen.cases.casefile;

import com.fasterxml.jackson.annotation.JsonSetter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.WorkingDays;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.SuccessorKind;

/** What is sent to {@code /cases}. A day left out is today. */
final class CaseRequests {
  private CaseRequests() {}

  /**
   * @param municipality the client's own when left out
   */
  record CaseOpening(
      @NotNull CaseType type,
      @NotNull ProjectId project,
      @NotNull ClientId client,
      @Nullable Municipality municipality,
      @NotNull AreaCode area,
      @Nullable LocalDate on,
      @Nullable AdvisorId advisor,
      @Nullable LocalDate dueOn,
      @Nullable @Size(max = 500) String subject,
      @Nullable ContactId contact) {}

  record CaseTransition(
      @NotBlank @Size(max = 40) String trigger,
      @Nullable LocalDate on,
      @Nullable @Size(max = 2000) String reason) {}

  record AdvisorAssignment(@NotNull AdvisorId advisor) {}

  /**
   * A day, or so many working days from today (1 to 500). That there is none has to be said, with
   * {@code "dueOn": null}: therefore no record, which could not tell that from a body that says
   * nothing.
   */
  static final class Due {
    private @Nullable LocalDate dueOn;
    private boolean saysDay;
    private @Nullable @Min(1) @Max(WorkingDays.MAX) Integer inWorkingDays;

    @JsonSetter
    void setDueOn(@Nullable LocalDate day) {
      dueOn = day;
      saysDay = true;
    }

    @JsonSetter
    void setInWorkingDays(@Nullable Integer days) {
      inWorkingDays = days;
    }

    boolean saysNothing() {
      return !saysDay && inWorkingDays == null;
    }

    boolean saysBoth() {
      return dueOn != null && inWorkingDays != null;
    }

    @Nullable LocalDate day(LocalDate today) {
      return inWorkingDays == null ? dueOn : WorkingDays.after(today, inWorkingDays);
    }
  }

  record SessionDetails(
      @Nullable LocalDate on,
      @NotNull
          @DecimalMin(value = "0", inclusive = false)
          @DecimalMax("24")
          @Digits(integer = 2, fraction = 2)
          BigDecimal hours,
      @Nullable AdvisorId advisor,
      @Nullable @Size(max = 2000) String note) {}

  record OutcomeDetails(
      @NotNull OutcomeKind kind,
      @Nullable LocalDate on,
      @Nullable @Valid Jobs jobs,
      @Nullable @Size(max = 2000) String note) {
    @Nullable Breakdown breakdown() {
      return jobs == null ? null : jobs.breakdown();
    }
  }

  /**
   * @param origin a new one when left out
   */
  record CompanyDetails(
      @NotNull ClientId client, @NotNull LocalDate startsOn, @Nullable CompanyOrigin origin) {}

  record SuccessionDetails(
      @Nullable LocalDate consentOn,
      @Nullable LocalDate valuedOn,
      @Nullable SuccessorKind successor,
      @Nullable LocalDate transferOn,
      @Nullable @Size(max = 2000) String note) {}

  /** Full-time equivalents, 0 to 1000 each, to two decimals; what is left out is 0. */
  record Jobs(
      @Nullable @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
          BigDecimal women,
      @Nullable @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
          BigDecimal men,
      @Nullable @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
          BigDecimal notStated) {
    Breakdown breakdown() {
      return new Breakdown(orZero(women), orZero(men), orZero(notStated));
    }

    private static BigDecimal orZero(@Nullable BigDecimal part) {
      return part == null ? BigDecimal.ZERO : part;
    }
  }
}
