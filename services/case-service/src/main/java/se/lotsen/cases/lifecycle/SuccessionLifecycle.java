package se.lotsen.cases.lifecycle;

import static se.lotsen.cases.lifecycle.CaseGuards.OUTCOME_RECORDED;
import static se.lotsen.cases.lifecycle.CaseGuards.PROJECT_NOT_CLOSED;
import static se.lotsen.cases.lifecycle.CaseGuards.REASON_GIVEN;
import static se.lotsen.cases.lifecycle.CaseGuards.SUCCESSOR_KNOWN;
import static se.lotsen.cases.lifecycle.CaseGuards.TRANSFER_DATE_GIVEN;
import static se.lotsen.cases.lifecycle.SuccessionState.ABANDONED;
import static se.lotsen.cases.lifecycle.SuccessionState.COMPLETED;
import static se.lotsen.cases.lifecycle.SuccessionState.DIALOGUE;
import static se.lotsen.cases.lifecycle.SuccessionState.FOLLOW_UP;
import static se.lotsen.cases.lifecycle.SuccessionState.IDENTIFIED;
import static se.lotsen.cases.lifecycle.SuccessionState.NEGOTIATION;
import static se.lotsen.cases.lifecycle.SuccessionState.SUCCESSOR_SEARCH;
import static se.lotsen.cases.lifecycle.SuccessionState.TRANSFERRED;
import static se.lotsen.cases.lifecycle.SuccessionState.VALUATION;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.ABANDON;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.COMPLETE;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.NEGOTIATE;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.OPEN_DIALOGUE;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.REOPEN;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.SEARCH_SUCCESSOR;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.START_FOLLOW_UP;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.TRANSFER;
import static se.lotsen.cases.lifecycle.SuccessionTrigger.VALUE;

import java.util.List;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.code.CaseType;

/**
 * The life of a succession case (ägarskifte). What was abandoned begins with a dialogue again when
 * it is reopened; what was completed goes on being followed up.
 */
final class SuccessionLifecycle {
  static final LifecycleTable<CaseState, CaseTrigger, CaseFacts> TABLE =
      LifecycleTable.<CaseState, CaseTrigger, CaseFacts>of(
              "SUCCESSION",
              CaseType.SUCCESSION.label(),
              SuccessionState.values(),
              SuccessionTrigger.values())
          .step(IDENTIFIED, OPEN_DIALOGUE, DIALOGUE)
          .step(DIALOGUE, VALUE, VALUATION)
          .step(VALUATION, SEARCH_SUCCESSOR, SUCCESSOR_SEARCH)
          .step(SUCCESSOR_SEARCH, NEGOTIATE, NEGOTIATION)
          .step(VALUATION, NEGOTIATE, NEGOTIATION, SUCCESSOR_KNOWN)
          .step(NEGOTIATION, TRANSFER, TRANSFERRED, TRANSFER_DATE_GIVEN, SUCCESSOR_KNOWN)
          .step(TRANSFERRED, START_FOLLOW_UP, FOLLOW_UP)
          .step(FOLLOW_UP, COMPLETE, COMPLETED, OUTCOME_RECORDED)
          .fromEach(
              List.of(
                  IDENTIFIED,
                  DIALOGUE,
                  VALUATION,
                  SUCCESSOR_SEARCH,
                  NEGOTIATION,
                  TRANSFERRED,
                  FOLLOW_UP),
              ABANDON,
              ABANDONED,
              REASON_GIVEN)
          .step(COMPLETED, REOPEN, FOLLOW_UP, REASON_GIVEN, PROJECT_NOT_CLOSED)
          .step(ABANDONED, REOPEN, DIALOGUE, REASON_GIVEN, PROJECT_NOT_CLOSED)
          .build();

  private SuccessionLifecycle() {}
}
