package se.lotsen.referrals.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.referrals.lifecycle.ReferralState;

/** Which referrals to list; what is null does not matter, no states means all. */
public record ReferralQuery(
    @Nullable ProjectId project,
    @Nullable PartnerId partner,
    @Nullable ClientId client,
    @Nullable CaseId fromCase,
    @Nullable AdvisorId advisor,
    @Nullable Municipality municipality,
    List<ReferralState> states,
    boolean sentOnly) {
  /** Those that were sent to a partner and are in these states. */
  public static ReferralQuery sentTo(PartnerId partner, List<ReferralState> states) {
    return new ReferralQuery(null, partner, null, null, null, null, states, true);
  }
}
