package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.lifecycle.CaseTrigger;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.SuccessorKind;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.work.ClientReplica;

/** What can be asked of a case. */
public sealed interface CaseCommand {
  /** Opens a case on a day, for whatever reason or because of a contact. */
  record OpenCase(
      CaseRef about,
      LocalDate on,
      @Nullable AdvisorId advisor,
      @Nullable LocalDate dueOn,
      @Nullable String subject,
      @Nullable ContactId from)
      implements CaseCommand {}

  /** What can be asked of a case that is there. */
  sealed interface Change extends CaseCommand {}

  record AssignAdvisor(AdvisorId advisor) implements Change {}

  record SetDueDate(@Nullable LocalDate dueOn) implements Change {}

  record TakeStep(CaseTrigger trigger, LocalDate on, @Nullable String reason) implements Change {}

  record LogSession(
      SessionId session,
      LocalDate on,
      BigDecimal hours,
      @Nullable AdvisorId advisor,
      @Nullable String note)
      implements Change {}

  record CorrectSession(
      SessionId session,
      LocalDate on,
      BigDecimal hours,
      @Nullable AdvisorId advisor,
      @Nullable String note)
      implements Change {}

  record RetractSession(SessionId session, @Nullable String reason) implements Change {}

  record RecordOutcome(
      OutcomeId outcome,
      LocalDate on,
      OutcomeKind kind,
      @Nullable Breakdown jobs,
      @Nullable String note)
      implements Change {}

  record RetractOutcome(OutcomeId outcome, @Nullable String reason) implements Change {}

  /**
   * Says which company comes of the case.
   *
   * @param company what is known of that client
   */
  record RecordCompany(
      ClientId client, ClientReplica company, LocalDate startsOn, CompanyOrigin origin)
      implements Change {}

  /** Says what is agreed on in a succession; all of it anew, what is left out is not known. */
  record RecordSuccession(
      @Nullable LocalDate consentOn,
      @Nullable LocalDate valuedOn,
      @Nullable SuccessorKind successor,
      @Nullable LocalDate transferOn,
      @Nullable String note)
      implements Change {}

  /**
   * Has the case follow its clients where they were merged or parted.
   *
   * @param client who goes on for the client that was named
   * @param company who goes on for the company that was named, where one was
   */
  record RepointClients(ClientId client, @Nullable ClientId company) implements Change {}

  /**
   * Notes how far a referral out of the case is, and has the case wait for its answer or go on.
   *
   * @param sequence of the referral's event; what is older than what was noted is not noted
   * @param outcome what came of it; where that is not known yet, what was noted before stays
   */
  record NoteReferral(
      ReferralId referral,
      int sequence,
      PartnerId partner,
      LocalDate on,
      StateCode state,
      boolean waiting,
      @Nullable ReferralOutcome outcome)
      implements Change {}

  record CorrectOutcome(
      OutcomeId outcome,
      LocalDate on,
      OutcomeKind kind,
      @Nullable Breakdown jobs,
      @Nullable String note)
      implements Change {}
}
