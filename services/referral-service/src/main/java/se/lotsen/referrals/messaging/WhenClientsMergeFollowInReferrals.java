package se.lotsen.referrals.messaging;

import java.util.List;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.Origin;
import se.lotsen.known.Known;
import se.lotsen.known.SameClients;
import se.lotsen.model.ClientId;
import se.lotsen.referrals.referral.Referrals;

/** Clients are merged or parted: the referrals that name them follow. */
@Component
class WhenClientsMergeFollowInReferrals implements SameClients {
  private final Referrals referrals;
  private final Known known;

  WhenClientsMergeFollowInReferrals(Referrals referrals, Known known) {
    this.referrals = referrals;
    this.known = known;
  }

  @Override
  public void follow(ClientId client, ClientId other, String eventId, String correlationId) {
    referrals.follow(
        List.of(client, other, known.goingOnFor(other)),
        Origin.ofPolicy("WhenClientsMerge", eventId, correlationId));
  }
}
