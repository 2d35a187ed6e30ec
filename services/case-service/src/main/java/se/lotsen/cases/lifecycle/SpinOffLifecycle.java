package se.lotsen.cases.lifecycle;

import static se.lotsen.cases.lifecycle.CaseGuards.COMPANY_RECORDED;
import static se.lotsen.cases.lifecycle.CaseGuards.GENUINELY_NEW;
import static se.lotsen.cases.lifecycle.CaseGuards.OUTCOME_RECORDED;
import static se.lotsen.cases.lifecycle.CaseGuards.PROJECT_NOT_CLOSED;
import static se.lotsen.cases.lifecycle.CaseGuards.REASON_GIVEN;
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
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.code.CaseType;

/**
 * The life of a spin-off case (avknoppning). What was abandoned is screened again when it is
 * reopened; what was completed goes on being followed up.
 */
final class SpinOffLifecycle {
  static final LifecycleTable<CaseState, CaseTrigger, CaseFacts> TABLE =
      LifecycleTable.<CaseState, CaseTrigger, CaseFacts>of(
              "SPIN_OFF", CaseType.SPIN_OFF.label(), SpinOffState.values(), SpinOffTrigger.values())
          .step(IDEA_REGISTERED, SCREEN, SCREENING)
          .step(SCREENING, DEVELOP_CONCEPT, CONCEPT_DEVELOPMENT)
          .step(CONCEPT_DEVELOPMENT, PREPARE_START, PREPARING_START)
          .step(PREPARING_START, START_COMPANY, STARTED, COMPANY_RECORDED, GENUINELY_NEW)
          .step(SCREENING, REFER, REFERRED)
          .step(REFERRED, REFERRAL_ANSWERED, SCREENING)
          .step(STARTED, START_FOLLOW_UP, FOLLOW_UP)
          .step(FOLLOW_UP, COMPLETE, COMPLETED, OUTCOME_RECORDED)
          .fromEach(
              List.of(
                  IDEA_REGISTERED,
                  SCREENING,
                  CONCEPT_DEVELOPMENT,
                  PREPARING_START,
                  STARTED,
                  REFERRED,
                  FOLLOW_UP),
              ABANDON,
              ABANDONED,
              REASON_GIVEN)
          .step(COMPLETED, REOPEN, FOLLOW_UP, REASON_GIVEN, PROJECT_NOT_CLOSED)
          .step(ABANDONED, REOPEN, SCREENING, REASON_GIVEN, PROJECT_NOT_CLOSED)
          .build();

  private SpinOffLifecycle() {}
}
