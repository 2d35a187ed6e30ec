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
import static se.lotsen.cases.lifecycle.CaseGuards.ADVISOR_ASSIGNED;
import static se.lotsen.cases.lifecycle.CaseGuards.OUTCOME_RECORDED;
import static se.lotsen.cases.lifecycle.CaseGuards.PROJECT_ACTIVE_ON_THE_DAY;
import static se.lotsen.cases.lifecycle.CaseGuards.PROJECT_NOT_CLOSED;
import static se.lotsen.cases.lifecycle.CaseGuards.REASON_GIVEN;
import static se.lotsen.cases.lifecycle.CaseGuards.SESSION_LOGGED;

import java.util.List;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.code.CaseType;

/** The life of an advice case (stöd och rådgivning). */
final class AdviceLifecycle {
  static final LifecycleTable<CaseState, CaseTrigger, CaseFacts> TABLE =
      LifecycleTable.<CaseState, CaseTrigger, CaseFacts>of(
              "ADVICE", CaseType.ADVICE.label(), AdviceState.values(), AdviceTrigger.values())
          .step(REGISTERED, ANALYSE_NEEDS, NEEDS_ANALYSIS)
          .step(
              NEEDS_ANALYSIS, START_ADVISING, ADVISING, ADVISOR_ASSIGNED, PROJECT_ACTIVE_ON_THE_DAY)
          .step(ADVISING, WAIT_FOR_CLIENT, WAITING_FOR_CLIENT)
          .step(WAITING_FOR_CLIENT, RESUME, ADVISING)
          .step(ADVISING, REFER, REFERRED)
          .step(REFERRED, REFERRAL_ANSWERED, ADVISING)
          .step(ADVISING, START_FOLLOW_UP, FOLLOW_UP, SESSION_LOGGED)
          .step(FOLLOW_UP, COMPLETE, COMPLETED, OUTCOME_RECORDED)
          .fromEach(
              List.of(
                  REGISTERED, NEEDS_ANALYSIS, ADVISING, WAITING_FOR_CLIENT, REFERRED, FOLLOW_UP),
              WITHDRAW,
              WITHDRAWN,
              REASON_GIVEN)
          .fromEach(
              List.of(COMPLETED, WITHDRAWN), REOPEN, ADVISING, REASON_GIVEN, PROJECT_NOT_CLOSED)
          .build();

  private AdviceLifecycle() {}
}
