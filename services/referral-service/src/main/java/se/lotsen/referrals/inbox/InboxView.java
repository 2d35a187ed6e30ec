package se.lotsen.referrals.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.ProjectId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.SharedItem;
import se.lotsen.referrals.lifecycle.ReferralFacts;
import se.lotsen.referrals.lifecycle.ReferralLifecycle;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.referrals.lifecycle.ReferralTrigger;
import se.lotsen.referrals.referral.Details;
import se.lotsen.referrals.referral.Referral;

/**
 * A referral as its partner sees it: of the client no more than what the client agreed to.
 *
 * @param outcome what the partner, or who referred, said that came of it
 * @param steps those that are the partner's to take
 */
record InboxView(
    ReferralId id,
    long version,
    ProjectId project,
    Municipality municipality,
    String municipalityName,
    String state,
    String stateLabel,
    LocalDate stateSince,
    @Nullable LocalDate sentOn,
    @Nullable LocalDate answerBy,
    @Nullable LocalDate remindedOn,
    List<SharedItem> shared,
    Details details,
    @Nullable ReferralOutcome outcome,
    List<OfferedStep> steps) {

  static InboxView of(Referral referral, long version, ReferralFacts facts, Locale locale) {
    var asked = referral.asked();
    var consent = referral.consent();
    // What was shared was for a purpose, which is gone where nothing came of it.
    var shared =
        consent == null || isGone(referral.state()) ? List.<SharedItem>of() : consent.shared();
    return new InboxView(
        referral.id(),
        version,
        referral.project(),
        referral.municipality(),
        referral.municipality().label().sv(),
        referral.state().name(),
        referral.state().label().in(locale),
        referral.stateSince(),
        asked == null ? null : asked.sentOn(),
        asked == null ? null : asked.answerBy(),
        asked == null ? null : asked.remindedOn(),
        shared,
        referral.details().only(shared),
        referral.result() == null ? null : referral.result().outcome(),
        OfferedStep.from(ReferralLifecycle.TABLE, referral.state(), facts, locale).stream()
            .filter(step -> ReferralTrigger.valueOf(step.trigger()).isPartners())
            .toList());
  }

  private static boolean isGone(ReferralState state) {
    return !state.isOpen() && state != ReferralState.COMPLETED;
  }
}
