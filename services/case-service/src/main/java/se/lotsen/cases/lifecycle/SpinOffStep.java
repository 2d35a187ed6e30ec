package se.lotsen.cases.lifecycle;

import static se.lotsen.cases.lifecycle.Guard.COMPANY_RECORDED;
import static se.lotsen.cases.lifecycle.Guard.GENUINELY_NEW;
import static se.lotsen.cases.lifecycle.Guard.OUTCOME_RECORDED;
import static se.lotsen.cases.lifecycle.Guard.PROJECT_NOT_CLOSED;
import static se.lotsen.cases.lifecycle.Guard.REASON_GIVEN;
import static se.lotsen.cases.lifecycle.SpinOffState.ABANDONED;
import static se.lotsen.cases.lifecycle.SpinOffState.COMPLETED;
import static se.lotsen.cases.lifecycle.SpinOffState.CONCEPT_DEVELOPMENT;
import static se.lotsen.cases.lifecycle.SpinOffState.FOLLOW_UP;
import static se.lotsen.cases.lifecycle.SpinOffState.IDEA_REGISTERED;
import static se.lotsen.cases.lifecycle.SpinOffState.PREPARING_START;
import static se.lotsen.cases.lifecycle.SpinOffState.REFERRED;
import static se.lotsen.cases.lifecycle.SpinOffState.SCREENING;
import static se.lotsen.cases.lifecycle.SpinOffState.STARTED;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.ABANDON;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.COMPLETE;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.DEVELOP_CONCEPT;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.PREPARE_START;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.REFER;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.REFERRAL_ANSWERED;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.REOPEN;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.SCREEN;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.START_COMPANY;
import static se.lotsen.cases.lifecycle.SpinOffTrigger.START_FOLLOW_UP;

import java.util.List;

/**
 * The life of a spin-off case, one row per step. What was abandoned is screened again when it is
 * reopened; what was completed goes on being followed up.
 */
enum SpinOffStep implements Step<SpinOffState, SpinOffTrigger> {
  TRY(IDEA_REGISTERED, SCREEN, SCREENING),
  DEVELOP(SCREENING, DEVELOP_CONCEPT, CONCEPT_DEVELOPMENT),
  PREPARE(CONCEPT_DEVELOPMENT, PREPARE_START, PREPARING_START),
  START(PREPARING_START, START_COMPANY, STARTED, COMPANY_RECORDED, GENUINELY_NEW),
  REFER_ON(SCREENING, REFER, REFERRED),
  TAKE_BACK(REFERRED, REFERRAL_ANSWERED, SCREENING),
  FOLLOW(STARTED, START_FOLLOW_UP, FOLLOW_UP),
  FINISH(FOLLOW_UP, COMPLETE, COMPLETED, OUTCOME_RECORDED),
  ABANDON_IDEA_REGISTERED(IDEA_REGISTERED, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_SCREENING(SCREENING, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_CONCEPT_DEVELOPMENT(CONCEPT_DEVELOPMENT, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_PREPARING_START(PREPARING_START, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_STARTED(STARTED, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_REFERRED(REFERRED, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_FOLLOW_UP(FOLLOW_UP, ABANDON, ABANDONED, REASON_GIVEN),
  REOPEN_COMPLETED(COMPLETED, REOPEN, FOLLOW_UP, REASON_GIVEN, PROJECT_NOT_CLOSED),
  REOPEN_ABANDONED(ABANDONED, REOPEN, SCREENING, REASON_GIVEN, PROJECT_NOT_CLOSED);

  private final SpinOffState from;
  private final SpinOffTrigger trigger;
  private final SpinOffState to;
  private final List<Guard> guards;

  SpinOffStep(SpinOffState from, SpinOffTrigger trigger, SpinOffState to, Guard... guards) {
    this.from = from;
    this.trigger = trigger;
    this.to = to;
    this.guards = List.of(guards);
  }

  @Override
  public SpinOffState from() {
    return from;
  }

  @Override
  public SpinOffTrigger trigger() {
    return trigger;
  }

  @Override
  public SpinOffState to() {
    return to;
  }

  @Override
  public List<Guard> guards() {
    return guards;
  }
}
