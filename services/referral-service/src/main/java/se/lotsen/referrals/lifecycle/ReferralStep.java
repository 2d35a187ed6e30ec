package se.lotsen.referrals.lifecycle;

import static se.lotsen.referrals.lifecycle.ReferralGuard.ANSWER_OVERDUE;
import static se.lotsen.referrals.lifecycle.ReferralGuard.CONSENT_GIVEN;
import static se.lotsen.referrals.lifecycle.ReferralGuard.OUTCOME_STATED;
import static se.lotsen.referrals.lifecycle.ReferralGuard.REASON_GIVEN;
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
import se.lotsen.kit.lifecycle.LifecycleStep;

/** The life of a referral, one row per step. */
enum ReferralStep implements LifecycleStep<ReferralState, ReferralTrigger, ReferralFacts> {
  ASK(DRAFT, SEND, REQUESTED, CONSENT_GIVEN),
  TAKE_ON(REQUESTED, ACCEPT, ACCEPTED),
  BEGIN(ACCEPTED, START, IN_PROGRESS),
  FINISH(IN_PROGRESS, COMPLETE, COMPLETED, OUTCOME_STATED),
  TURN_DOWN(REQUESTED, REJECT, REJECTED, REASON_GIVEN),
  CANCEL_DRAFT(DRAFT, CANCEL, CANCELLED),
  CANCEL_REQUESTED(REQUESTED, CANCEL, CANCELLED),
  CANCEL_ACCEPTED(ACCEPTED, CANCEL, CANCELLED),
  RUN_OUT(REQUESTED, EXPIRE, EXPIRED, ANSWER_OVERDUE);

  private final ReferralState from;
  private final ReferralTrigger trigger;
  private final ReferralState to;
  private final List<ReferralGuard> guards;

  ReferralStep(
      ReferralState from, ReferralTrigger trigger, ReferralState to, ReferralGuard... guards) {
    this.from = from;
    this.trigger = trigger;
    this.to = to;
    this.guards = List.of(guards);
  }

  @Override
  public ReferralState from() {
    return from;
  }

  @Override
  public ReferralTrigger trigger() {
    return trigger;
  }

  @Override
  public ReferralState to() {
    return to;
  }

  @Override
  public List<ReferralGuard> guards() {
    return guards;
  }
}
