package se.lotsen.referrals.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.Text;

/** The lifecycle that every referral lives by. */
public final class ReferralLifecycle {
  public static final LifecycleTable<ReferralState, ReferralTrigger, ReferralFacts> TABLE =
      LifecycleTable.of(
          "REFERRAL",
          new Text("Lotsning", "Referral"),
          ReferralState.values(),
          ReferralTrigger.values(),
          ReferralStep.values());

  private ReferralLifecycle() {}
}
