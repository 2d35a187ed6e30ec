package se.lotsen.referrals.referral;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.ConsentForm;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.SharedItem;
import se.lotsen.model.event.ReferralEvent.ReferralRef;
import se.lotsen.referrals.lifecycle.ReferralTrigger;

/** What can be asked of a referral. */
public sealed interface ReferralCommand {
  /** Drafts a referral out of a case, out of a contact, or out of neither. */
  record DraftReferral(
      ReferralRef about,
      LocalDate on,
      @Nullable AdvisorId advisor,
      @Nullable CaseId fromCase,
      @Nullable ContactId fromContact,
      Details details)
      implements ReferralCommand {}

  /** What can be asked of a referral that is there. */
  sealed interface Change extends ReferralCommand {}

  /** Writes down anew what could be shared. */
  record RecordDetails(Details details) implements Change {}

  /** Records that the client agreed, and to what. */
  record RecordConsent(LocalDate on, ConsentForm form, List<SharedItem> shared) implements Change {}

  /**
   * Takes a step.
   *
   * @param outcome what came of it, for the step that completes
   */
  record TakeStep(
      ReferralTrigger trigger,
      LocalDate on,
      @Nullable String reason,
      @Nullable StatedOutcome outcome)
      implements Change {}

  /** Says anew what came of a referral that is completed. */
  record CorrectOutcome(LocalDate on, StatedOutcome outcome) implements Change {}

  /** Reminds the partner that an answer is waited for; nothing where it has been. */
  record Remind() implements Change {}

  /**
   * Says which client the company is that started, as the registry answered.
   *
   * @param startedOn the day that was reported
   * @param statement which statement of the outcome is answered; null in answers of before
   *     statements were counted, which are told apart by the day
   * @param registeredStart the day that the registry knew when it answered
   */
  record RecordCompany(
      ClientId company,
      LocalDate startedOn,
      @Nullable Integer statement,
      @Nullable LocalDate registeredStart)
      implements Change {}

  /**
   * Has the referral follow its clients where they were merged or parted.
   *
   * @param client who goes on for the client that was named
   * @param company who goes on for the company that was named, where one was
   */
  record RepointClients(ClientId client, @Nullable ClientId company) implements Change {}

  /**
   * @param startedOn the day the company started, where one did
   * @param number the company's
   * @param origin whether it is new
   * @param company the client that it is, where that is known already
   */
  record StatedOutcome(
      ReferralOutcome outcome,
      @Nullable LocalDate startedOn,
      @Nullable OrgNumber number,
      @Nullable CompanyOrigin origin,
      @Nullable ClientId company) {
    StatedOutcome of(ClientId known) {
      return new StatedOutcome(outcome, startedOn, number, origin, known);
    }
  }
}
