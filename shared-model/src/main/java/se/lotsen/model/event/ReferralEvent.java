package se.lotsen.model.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.LegalPersonNumber;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.ConsentForm;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.SharedItem;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TriggerCode;

/**
 * What happens to a referral; published by referral-service. Whom it is about, and what the partner
 * is told of that person, stay there.
 */
public sealed interface ReferralEvent extends Event {
  ReferralRef about();

  @Override
  default String subject() {
    return about().id().value();
  }

  @Override
  default String key() {
    return about().project().value();
  }

  /**
   * Somebody is to be referred; nothing has been sent yet.
   *
   * @param fromCase the case it comes from, if it does
   * @param contact the contact it comes from, if it does
   */
  @EventType("se.lotsen.referral.drafted.v1")
  record ReferralDrafted(
      ReferralRef about,
      LocalDate on,
      @Nullable AdvisorId advisor,
      @Nullable CaseId fromCase,
      @Nullable ContactId contact)
      implements ReferralEvent {}

  /** What could be shared was written down anew; which items, not what they say. */
  @EventType("se.lotsen.referral.details-recorded.v1")
  record ReferralDetailsRecorded(ReferralRef about, LocalDate on, List<SharedItem> items)
      implements ReferralEvent {}

  /**
   * The client agreed to being referred and to these items being shared; replaces what was agreed
   * on before.
   */
  @EventType("se.lotsen.referral.consent-recorded.v1")
  record ReferralConsentRecorded(
      ReferralRef about, LocalDate on, ConsentForm form, List<SharedItem> shared)
      implements ReferralEvent {}

  /**
   * A step of the lifecycle was taken.
   *
   * @param fromCase the case that is to hear of it, if one does
   */
  @EventType("se.lotsen.referral.moved.v1")
  record ReferralMoved(
      ReferralRef about,
      LocalDate on,
      TriggerCode trigger,
      StateCode from,
      StateCode to,
      @Nullable CaseId fromCase)
      implements ReferralEvent {}

  /** The partner was asked, and is to answer by a day. */
  @EventType("se.lotsen.referral.answer-awaited.v1")
  record ReferralAnswerAwaited(ReferralRef about, LocalDate on, LocalDate answerBy)
      implements ReferralEvent {}

  /** The partner was reminded of the day by which to answer. */
  @EventType("se.lotsen.referral.reminded.v1")
  record ReferralReminded(ReferralRef about, LocalDate on, LocalDate answerBy)
      implements ReferralEvent {}

  /**
   * What came of it at the partner; this replaces what was said of it before.
   *
   * @param fromCase the case that is to hear of it, if one does
   * @param startedOn the day the company started, if one did
   * @param number the company's; absent where it is a sole trader's, which is personal
   * @param origin whether the company is new
   * @param company the client that it is, where that is known already
   * @param statement the first, second, … that was made of this referral; whoever answers says
   *     which one is answered, because answers may come in another order
   */
  @EventType("se.lotsen.referral.outcome-stated.v1")
  record ReferralOutcomeStated(
      ReferralRef about,
      LocalDate on,
      @Nullable CaseId fromCase,
      ReferralOutcome outcome,
      @Nullable LocalDate startedOn,
      @Nullable LegalPersonNumber number,
      @Nullable CompanyOrigin origin,
      @Nullable ClientId company,
      @Nullable Integer statement)
      implements ReferralEvent {}

  /**
   * The company that started is known as a client; this replaces what was said of it before.
   *
   * @param on the day it started
   */
  @EventType("se.lotsen.referral.company-recorded.v1")
  record ReferralCompanyRecorded(
      ReferralRef about, LocalDate on, ClientId company, CompanyOrigin origin)
      implements ReferralEvent {}

  /**
   * Two clients turned out to be one, or one to be two after all. A client that is the referral's
   * own is already the new one in {@code about}.
   */
  @EventType("se.lotsen.referral.client-replaced.v1")
  record ReferralClientReplaced(
      ReferralRef about, LocalDate on, CaseParty party, ClientId from, ClientId to)
      implements ReferralEvent {}

  /** What the partner was told of the client was erased; what came of it stays. */
  @EventType("se.lotsen.referral.erased.v1")
  record ReferralErased(ReferralRef about, LocalDate on, ErasureGround ground)
      implements ReferralEvent, PersonalDataErased {}

  /** What every referral event says. The project never changes: it is the Kafka key. */
  record ReferralRef(
      ReferralId id,
      PartnerId partner,
      ProjectId project,
      ClientId client,
      Municipality municipality,
      AreaCode area) {}
}
