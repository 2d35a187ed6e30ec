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
import se.lotsen.work.ShortNumber;

/**
 * Which referrals to list; what is null or empty does not matter.
 *
 * @param clients whose referrals; an empty list is nobody's
 * @param sentOnly only those that were sent to their partner
 * @param sort one of {@link ReferralListings#ORDERS}
 */
public record ReferralQuery(
    @Nullable ShortNumber number,
    List<ProjectId> projects,
    @Nullable PartnerId partner,
    @Nullable List<ClientId> clients,
    @Nullable CaseId fromCase,
    List<AdvisorId> advisors,
    List<Municipality> municipalities,
    List<ReferralState> states,
    boolean sentOnly,
    String sort) {
  /** Those that were sent to a partner and are in these states, the latest first. */
  public static ReferralQuery sentTo(PartnerId partner, List<ReferralState> states) {
    return new ReferralQuery(
        null,
        List.of(),
        partner,
        null,
        null,
        List.of(),
        List.of(),
        states,
        true,
        ReferralListings.ORDERS.getFirst());
  }
}
