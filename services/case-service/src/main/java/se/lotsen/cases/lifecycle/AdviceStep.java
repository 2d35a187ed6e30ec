package se.lotsen.cases.lifecycle;

import static se.lotsen.cases.lifecycle.AdviceState.ADVISING;
import static se.lotsen.cases.lifecycle.AdviceState.COMPLETED;
import static se.lotsen.cases.lifecycle.AdviceState.FOLLOW_UP;
import static se.lotsen.cases.lifecycle.AdviceState.NEEDS_ANALYSIS;
import static se.lotsen.cases.lifecycle.AdviceState.REFERRED;
import static se.lotsen.cases.lifecycle.AdviceState.REGISTERED;
import static se.lotsen.cases.lifecycle.AdviceState.WAITING_FOR_CLIENT;
import static se.lotsen.cases.lifecycle.AdviceState.WITHDRAWN;
import static se.lotsen.cases.lifecycle.AdviceTrigger.ANALYSE_NEEDS;
import static se.lotsen.cases.lifecycle.AdviceTrigger.COMPLETE;
import static se.lotsen.cases.lifecycle.AdviceTrigger.REFER;
import static se.lotsen.cases.lifecycle.AdviceTrigger.REFERRAL_ANSWERED;
import static se.lotsen.cases.lifecycle.AdviceTrigger.REOPEN;
import static se.lotsen.cases.lifecycle.AdviceTrigger.RESUME;
import static se.lotsen.cases.lifecycle.AdviceTrigger.START_ADVISING;
import static se.lotsen.cases.lifecycle.AdviceTrigger.START_FOLLOW_UP;
import static se.lotsen.cases.lifecycle.AdviceTrigger.WAIT_FOR_CLIENT;
import static se.lotsen.cases.lifecycle.AdviceTrigger.WITHDRAW;
import static se.lotsen.cases.lifecycle.Guard.ADVISOR_ASSIGNED;
import static se.lotsen.cases.lifecycle.Guard.OUTCOME_RECORDED;
import static se.lotsen.cases.lifecycle.Guard.PROJECT_ACTIVE_ON_THE_DAY;
import static se.lotsen.cases.lifecycle.Guard.PROJECT_NOT_CLOSED;
import static se.lotsen.cases.lifecycle.Guard.REASON_GIVEN;
import static se.lotsen.cases.lifecycle.Guard.SESSION_LOGGED;

import java.util.List;

/** The life of an advice case, one row per step. */
enum AdviceStep implements Step<AdviceState, AdviceTrigger> {
  ANALYSE(REGISTERED, ANALYSE_NEEDS, NEEDS_ANALYSIS),
  ADVISE(NEEDS_ANALYSIS, START_ADVISING, ADVISING, ADVISOR_ASSIGNED, PROJECT_ACTIVE_ON_THE_DAY),
  WAIT(ADVISING, WAIT_FOR_CLIENT, WAITING_FOR_CLIENT),
  GO_ON(WAITING_FOR_CLIENT, RESUME, ADVISING),
  REFER_ON(ADVISING, REFER, REFERRED),
  TAKE_BACK(REFERRED, REFERRAL_ANSWERED, ADVISING),
  FOLLOW(ADVISING, START_FOLLOW_UP, FOLLOW_UP, SESSION_LOGGED),
  FINISH(FOLLOW_UP, COMPLETE, COMPLETED, OUTCOME_RECORDED),
  WITHDRAW_REGISTERED(REGISTERED, WITHDRAW, WITHDRAWN, REASON_GIVEN),
  WITHDRAW_NEEDS_ANALYSIS(NEEDS_ANALYSIS, WITHDRAW, WITHDRAWN, REASON_GIVEN),
  WITHDRAW_ADVISING(ADVISING, WITHDRAW, WITHDRAWN, REASON_GIVEN),
  WITHDRAW_WAITING(WAITING_FOR_CLIENT, WITHDRAW, WITHDRAWN, REASON_GIVEN),
  WITHDRAW_REFERRED(REFERRED, WITHDRAW, WITHDRAWN, REASON_GIVEN),
  WITHDRAW_FOLLOW_UP(FOLLOW_UP, WITHDRAW, WITHDRAWN, REASON_GIVEN),
  REOPEN_COMPLETED(COMPLETED, REOPEN, ADVISING, REASON_GIVEN, PROJECT_NOT_CLOSED),
  REOPEN_WITHDRAWN(WITHDRAWN, REOPEN, ADVISING, REASON_GIVEN, PROJECT_NOT_CLOSED);

  private final AdviceState from;
  private final AdviceTrigger trigger;
  private final AdviceState to;
  private final List<Guard> guards;

  AdviceStep(AdviceState from, AdviceTrigger trigger, AdviceState to, Guard... guards) {
    this.from = from;
    this.trigger = trigger;
    this.to = to;
    this.guards = List.of(guards);
  }

  @Override
  public AdviceState from() {
    return from;
  }

  @Override
  public AdviceTrigger trigger() {
    return trigger;
  }

  @Override
  public AdviceState to() {
    return to;
  }

  @Override
  public List<Guard> guards() {
    return guards;
  }
}
