package se.lotsen.referrals.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.ConsentForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.SharedItem;
import se.lotsen.referrals.referral.ReferralCommand.StatedOutcome;

/** What is sent to {@code /referrals}. A day left out is today. */
public final class ReferralRequests {
  private ReferralRequests() {}

  /**
   * A new draft. What is left out is taken from the case or contact it comes from.
   *
   * @param municipality the client's own when left out without a case or contact
   */
  record ReferralDraft(
      @NotNull PartnerId partner,
      @Nullable CaseId fromCase,
      @Nullable ContactId fromContact,
      @Nullable ProjectId project,
      @Nullable ClientId client,
      @Nullable Municipality municipality,
      @Nullable AreaCode area,
      @Nullable LocalDate on,
      @Nullable AdvisorId advisor,
      @Nullable @Valid ReferralShareables details) {}

  /** What could be shared; a PUT replaces all of it. */
  record ReferralShareables(
      @Nullable @Size(max = 200) String name,
      @Nullable @Email @Size(max = 200) String email,
      @Nullable @Size(max = 40) String phone,
      @Nullable OrgNumber organisationNumber,
      @Nullable @Size(max = 5000) String businessIdea,
      @Nullable @Size(max = 20_000) String notes) {
    Details toDetails() {
      return new Details(name, email, phone, organisationNumber, businessIdea, notes);
    }
  }

  record ReferralConsent(
      @Nullable LocalDate on,
      @NotNull ConsentForm form,
      @NotEmpty List<@NotNull SharedItem> shared) {}

  /** A step, also as a partner takes it. */
  public record ReferralTransition(
      @NotBlank @Size(max = 40) String trigger,
      @Nullable LocalDate on,
      @Nullable @Size(max = 2000) String reason,
      @Nullable @Valid Stated outcome) {}

  /**
   * What came of it.
   *
   * @param startedOn the day the company started, where one did
   * @param orgNumber the company's, in any of the forms it is written in
   * @param origin a new one when left out
   */
  public record Stated(
      @NotNull ReferralOutcome outcome,
      @Nullable LocalDate startedOn,
      @Nullable OrgNumber orgNumber,
      @Nullable CompanyOrigin origin) {
    StatedOutcome toOutcome() {
      return new StatedOutcome(outcome, startedOn, orgNumber, origin, null);
    }
  }

  record ReferralOutcomeCorrection(@Nullable LocalDate on, @NotNull @Valid Stated outcome) {}
}
