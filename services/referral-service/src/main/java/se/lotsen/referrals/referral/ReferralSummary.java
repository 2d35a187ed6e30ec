package se.lotsen.referrals.referral;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.referrals.lifecycle.ReferralFacts;
import se.lotsen.referrals.lifecycle.ReferralLifecycle;
import se.lotsen.work.ShortNumber;

/**
 * A referral as a list has it.
 *
 * @param clientName absent where the registry does not know it, or does not answer
 * @param daysInState since the present state began, up to the day of asking
 * @param answerInWorkingDays until the answer is due; absent where none is waited for
 * @param outcome what came of it, once that was stated
 * @param next the steps that are possible now
 */
record ReferralSummary(
    ReferralId id,
    @Nullable ShortNumber number,
    long version,
    PartnerId partner,
    ProjectId project,
    ClientId client,
    @Nullable String clientName,
    Municipality municipality,
    String municipalityName,
    AreaCode area,
    @Nullable CaseId fromCase,
    @Nullable AdvisorId advisor,
    LocalDate draftedOn,
    String state,
    String stateLabel,
    LocalDate stateSince,
    long daysInState,
    @Nullable LocalDate answerBy,
    @Nullable Integer answerInWorkingDays,
    @Nullable ReferralOutcome outcome,
    List<OfferedStep> next) {

  static ReferralSummary of(
      Versioned<Referral> found,
      @Nullable String clientName,
      ReferralFacts facts,
      LocalDate today,
      Locale locale) {
    var referral = found.state();
    return new ReferralSummary(
        referral.id(),
        referral.number(),
        found.version(),
        referral.partner(),
        referral.project(),
        referral.client(),
        clientName,
        referral.municipality(),
        referral.municipality().label().in(locale),
        referral.area(),
        referral.fromCase(),
        referral.advisor(),
        referral.draftedOn(),
        referral.state().name(),
        referral.state().label().in(locale),
        referral.stateSince(),
        ChronoUnit.DAYS.between(referral.stateSince(), today),
        referral.asked() == null ? null : referral.asked().answerBy(),
        ReferralView.answerInWorkingDays(referral, today),
        referral.result() == null ? null : referral.result().outcome(),
        OfferedStep.from(ReferralLifecycle.TABLE, referral.state(), facts, locale).stream()
            .filter(OfferedStep::allowed)
            .toList());
  }
}
