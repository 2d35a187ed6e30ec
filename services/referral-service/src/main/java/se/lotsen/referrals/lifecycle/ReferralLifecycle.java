package se.lotsen.referrals.lifecycle;

import static se.lotsen.referrals.lifecycle.ReferralGuards.ANSWER_OVERDUE;
import static se.lotsen.referrals.lifecycle.ReferralGuards.CONSENT_GIVEN;
import static se.lotsen.referrals.lifecycle.ReferralGuards.OUTCOME_STATED;
import static se.lotsen.referrals.lifecycle.ReferralGuards.REASON_GIVEN;
import static se.lotsen.referrals.lifecycle.ReferralState.ACCEPTED;
import static se.lotsen.referrals.lifecycle.ReferralState.CANCELLED;
import static se.lotsen.referrals.lifecycle.ReferralState.COMPLETED;
import static se.lotsen.referrals.lifecycle.ReferralState.DRAFT;
import static se.lotsen.referrals.lifecycle.ReferralState.EXPIRED;
import static se.lotsen.referrals.lifecycle.ReferralState.IN_PROGRESS;
import static se.lotsen.referrals.lifecycle.ReferralState.REJECTED;
import static se.lotsen.referrals.lifecycle.ReferralState.REQUESTED;
import static se.lotsen.referrals.lifecycle.ReferralTrigger.ACCEPT;
import static se.lotsen.referrals.lifecycle.ReferralTrigger.CANCEL;
import static se.lotsen.referrals.lifecycle.ReferralTrigger.COMPLETE;
import static se.lotsen.referrals.lifecycle.ReferralTrigger.EXPIRE;
import static se.lotsen.referrals.lifecycle.ReferralTrigger.REJECT;
import static se.lotsen.referrals.lifecycle.ReferralTrigger.SEND;
import static se.lotsen.referrals.lifecycle.ReferralTrigger.START;

import java.util.List;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.Text;

/** The life of a referral. */
public final class ReferralLifecycle {
  public static final LifecycleTable<ReferralState, ReferralTrigger, ReferralFacts> TABLE =
      LifecycleTable.<ReferralState, ReferralTrigger, ReferralFacts>of(
              "REFERRAL",
              new Text("Lotsning", "Referral"),
              ReferralState.values(),
              ReferralTrigger.values())
          .step(DRAFT, SEND, REQUESTED, CONSENT_GIVEN)
          .step(REQUESTED, ACCEPT, ACCEPTED)
          .step(ACCEPTED, START, IN_PROGRESS)
          .step(IN_PROGRESS, COMPLETE, COMPLETED, OUTCOME_STATED)
          .step(REQUESTED, REJECT, REJECTED, REASON_GIVEN)
          .fromEach(List.of(DRAFT, REQUESTED, ACCEPTED), CANCEL, CANCELLED)
          .step(REQUESTED, EXPIRE, EXPIRED, ANSWER_OVERDUE)
          .build();

  private ReferralLifecycle() {}
}
