package se.lotsen.referrals.referral;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.referrals.lifecycle.ReferralFacts;
import se.lotsen.referrals.lifecycle.ReferralLifecycle;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.work.ShortNumber;

/**
 * A referral as it is answered to those who refer.
 *
 * @param daysInState since the present state began, up to the day of asking
 * @param answerInWorkingDays until the answer is due; absent where none is waited for
 * @param steps every step out of the present state
 */
record ReferralView(
    ReferralId id,
    @Nullable ShortNumber number,
    long version,
    PartnerId partner,
    ProjectId project,
    ClientId client,
    Municipality municipality,
    String municipalityName,
    AreaCode area,
    @Nullable CaseId fromCase,
    @Nullable ContactId fromContact,
    @Nullable AdvisorId advisor,
    LocalDate draftedOn,
    String state,
    String stateLabel,
    LocalDate stateSince,
    long daysInState,
    Shareables details,
    Referral.@Nullable Consent consent,
    Referral.@Nullable Asked asked,
    @Nullable Integer answerInWorkingDays,
    @Nullable Result result,
    List<OfferedStep> steps) {

  /**
   * What the partner may be told, as far as the client agrees.
   *
   * @param organisationNumber a sole trader's is shown masked: where a PUT leaves it out, it stays
   */
  record Shareables(
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String organisationNumber,
      @Nullable String businessIdea,
      @Nullable String notes) {
    private static Shareables of(Details details) {
      var number = details.organisationNumber();
      return new Shareables(
          details.name(),
          details.email(),
          details.phone(),
          number == null ? null : number.shown(),
          details.businessIdea(),
          details.notes());
    }
  }

  /** What came of it. */
  record Result(
      LocalDate on,
      ReferralOutcome outcome,
      @Nullable LocalDate startedOn,
      @Nullable String orgNumber,
      @Nullable CompanyOrigin origin,
      @Nullable ClientId company) {
    private static Result of(Referral.Result result) {
      return new Result(
          result.on(),
          result.outcome(),
          result.startedOn(),
          result.number() == null ? null : result.number().shown(),
          result.countsAs() == null ? result.origin() : result.countsAs(),
          result.company());
    }
  }

  static ReferralView of(
      Referral referral, long version, ReferralFacts facts, LocalDate today, Locale locale) {
    return new ReferralView(
        referral.id(),
        referral.number(),
        version,
        referral.partner(),
        referral.project(),
        referral.client(),
        referral.municipality(),
        referral.municipality().label().sv(),
        referral.area(),
        referral.fromCase(),
        referral.fromContact(),
        referral.advisor(),
        referral.draftedOn(),
        referral.state().name(),
        referral.state().label().in(locale),
        referral.stateSince(),
        ChronoUnit.DAYS.between(referral.stateSince(), today),
        Shareables.of(referral.details()),
        referral.consent(),
        referral.asked(),
        answerInWorkingDays(referral, today),
        referral.result() == null ? null : Result.of(referral.result()),
        OfferedStep.from(ReferralLifecycle.TABLE, referral.state(), facts, locale));
  }

  static @Nullable Integer answerInWorkingDays(Referral referral, LocalDate today) {
    return referral.state() == ReferralState.REQUESTED && referral.asked() != null
        ? WorkingDays.between(today, referral.asked().answerBy())
        : null;
  }
}
