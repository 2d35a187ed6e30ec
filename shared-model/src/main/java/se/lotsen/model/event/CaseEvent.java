package se.lotsen.model.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.SuccessorKind;
import se.lotsen.model.code.TriggerCode;

/** What happens to a case of any type; published by case-service. Reasons and notes stay there. */
public sealed interface CaseEvent extends Event {
  CaseRef about();

  @Override
  default String subject() {
    return about().id().value();
  }

  @Override
  default String key() {
    return about().project().value();
  }

  /** A case began, from nothing or from a contact. */
  @EventType("se.lotsen.case.opened.v1")
  record CaseOpened(
      CaseRef about,
      LocalDate on,
      StateCode state,
      @Nullable AdvisorId advisor,
      @Nullable LocalDate dueOn,
      @Nullable ContactId from)
      implements CaseEvent {}

  /** Somebody took the case over. */
  @EventType("se.lotsen.case.advisor-assigned.v1")
  record CaseAdvisorAssigned(CaseRef about, LocalDate on, AdvisorId advisor) implements CaseEvent {}

  /** The case is to be done by another day, or by none. */
  @EventType("se.lotsen.case.due-date-set.v1")
  record CaseDueDateSet(CaseRef about, LocalDate on, @Nullable LocalDate dueOn)
      implements CaseEvent {}

  /** A step of the lifecycle was taken. */
  @EventType("se.lotsen.case.moved.v1")
  record CaseMoved(CaseRef about, LocalDate on, TriggerCode trigger, StateCode from, StateCode to)
      implements CaseEvent {}

  /** Advisor and client worked together; hours above 0, at most 24, to two decimals. */
  @EventType("se.lotsen.case.session-logged.v1")
  record SessionLogged(
      CaseRef about, LocalDate on, SessionId session, BigDecimal hours, AdvisorId advisor)
      implements CaseEvent {}

  /** A session was something else than first written; this replaces it. */
  @EventType("se.lotsen.case.session-corrected.v1")
  record SessionCorrected(
      CaseRef about, LocalDate on, SessionId session, BigDecimal hours, AdvisorId advisor)
      implements CaseEvent {}

  /** A session was logged by mistake and never took place. */
  @EventType("se.lotsen.case.session-retracted.v1")
  record SessionRetracted(CaseRef about, LocalDate on, SessionId session) implements CaseEvent {}

  /** Something came of the case; jobs in full-time equivalents, where the kind has them. */
  @EventType("se.lotsen.case.outcome-recorded.v1")
  record OutcomeRecorded(
      CaseRef about, LocalDate on, OutcomeId outcome, OutcomeKind kind, @Nullable Breakdown jobs)
      implements CaseEvent {}

  /** An outcome was something else than first written; this replaces it. */
  @EventType("se.lotsen.case.outcome-corrected.v1")
  record OutcomeCorrected(
      CaseRef about, LocalDate on, OutcomeId outcome, OutcomeKind kind, @Nullable Breakdown jobs)
      implements CaseEvent {}

  /** An outcome was recorded by mistake: this did not come of the case. */
  @EventType("se.lotsen.case.outcome-retracted.v1")
  record OutcomeRetracted(CaseRef about, LocalDate on, OutcomeId outcome) implements CaseEvent {}

  /**
   * A company came, or is to come, of the case; this replaces what was said of it before.
   *
   * @param on the day it starts
   * @param company a client of its own, or the one whose case this is
   * @param started whether it has started, or is only prepared
   */
  @EventType("se.lotsen.case.company-recorded.v1")
  record CompanyRecorded(
      CaseRef about, LocalDate on, ClientId company, CompanyOrigin origin, boolean started)
      implements CaseEvent {}

  /** What is agreed on in a succession so far; what is left out is not known. */
  @EventType("se.lotsen.case.succession-recorded.v1")
  record SuccessionRecorded(
      CaseRef about,
      LocalDate on,
      @Nullable LocalDate consentOn,
      @Nullable LocalDate valuedOn,
      @Nullable SuccessorKind successor,
      @Nullable LocalDate transferOn)
      implements CaseEvent {}

  /**
   * The business has a new owner; told again, it replaces what was said before.
   *
   * @param on the day of the transfer
   */
  @EventType("se.lotsen.case.business-transferred.v1")
  record BusinessTransferred(CaseRef about, LocalDate on, SuccessorKind successor)
      implements CaseEvent {}

  /**
   * Two clients turned out to be one, or one to be two after all; all that the case said of the one
   * it says of the other now. A client that is the case's own is already the new one in {@code
   * about}.
   */
  @EventType("se.lotsen.case.client-replaced.v1")
  record CaseClientReplaced(
      CaseRef about, LocalDate on, CaseParty party, ClientId from, ClientId to)
      implements CaseEvent {}

  /**
   * A referral out of the case has come to another state.
   *
   * @param sequence of the referral's event that says so
   * @param waiting whether its answer is waited for
   * @param outcome what came of it, once that is known
   */
  @EventType("se.lotsen.case.referral-noted.v1")
  record CaseReferralNoted(
      CaseRef about,
      LocalDate on,
      ReferralId referral,
      int sequence,
      PartnerId partner,
      StateCode state,
      boolean waiting,
      @Nullable ReferralOutcome outcome)
      implements CaseEvent {}

  /** What it was about, in words, was erased; what was done and what came of it stays. */
  @EventType("se.lotsen.case.erased.v1")
  record CaseErased(CaseRef about, LocalDate on, ErasureGround ground)
      implements CaseEvent, PersonalDataErased {}

  /** What every case event says. The project never changes: it is the Kafka key. */
  record CaseRef(
      CaseId id,
      CaseType type,
      ProjectId project,
      ClientId client,
      Municipality municipality,
      AreaCode area) {}
}
