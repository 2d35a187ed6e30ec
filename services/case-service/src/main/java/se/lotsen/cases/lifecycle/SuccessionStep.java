package se.lotsen.cases.lifecycle;

import static se.lotsen.cases.lifecycle.Guard.OUTCOME_RECORDED;
import static se.lotsen.cases.lifecycle.Guard.PROJECT_NOT_CLOSED;
import static se.lotsen.cases.lifecycle.Guard.REASON_GIVEN;
import static se.lotsen.cases.lifecycle.Guard.SUCCESSOR_KNOWN;
import static se.lotsen.cases.lifecycle.Guard.TRANSFER_DATE_GIVEN;
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

/**
 * The life of a succession case, one row per step. What was abandoned begins with a dialogue again
 * when it is reopened; what was completed goes on being followed up.
 */
enum SuccessionStep implements Step<SuccessionState, SuccessionTrigger> {
  TALK(IDENTIFIED, OPEN_DIALOGUE, DIALOGUE),
  SET_A_VALUE(DIALOGUE, VALUE, VALUATION),
  SEARCH(VALUATION, SEARCH_SUCCESSOR, SUCCESSOR_SEARCH),
  NEGOTIATE_FOUND(SUCCESSOR_SEARCH, NEGOTIATE, NEGOTIATION),
  NEGOTIATE_KNOWN(VALUATION, NEGOTIATE, NEGOTIATION, SUCCESSOR_KNOWN),
  HAND_OVER(NEGOTIATION, TRANSFER, TRANSFERRED, TRANSFER_DATE_GIVEN, SUCCESSOR_KNOWN),
  FOLLOW(TRANSFERRED, START_FOLLOW_UP, FOLLOW_UP),
  FINISH(FOLLOW_UP, COMPLETE, COMPLETED, OUTCOME_RECORDED),
  ABANDON_IDENTIFIED(IDENTIFIED, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_DIALOGUE(DIALOGUE, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_VALUATION(VALUATION, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_SUCCESSOR_SEARCH(SUCCESSOR_SEARCH, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_NEGOTIATION(NEGOTIATION, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_TRANSFERRED(TRANSFERRED, ABANDON, ABANDONED, REASON_GIVEN),
  ABANDON_FOLLOW_UP(FOLLOW_UP, ABANDON, ABANDONED, REASON_GIVEN),
  REOPEN_COMPLETED(COMPLETED, REOPEN, FOLLOW_UP, REASON_GIVEN, PROJECT_NOT_CLOSED),
  REOPEN_ABANDONED(ABANDONED, REOPEN, DIALOGUE, REASON_GIVEN, PROJECT_NOT_CLOSED);

  private final SuccessionState from;
  private final SuccessionTrigger trigger;
  private final SuccessionState to;
  private final List<Guard> guards;

  SuccessionStep(
      SuccessionState from, SuccessionTrigger trigger, SuccessionState to, Guard... guards) {
    this.from = from;
    this.trigger = trigger;
    this.to = to;
    this.guards = List.of(guards);
  }

  @Override
  public SuccessionState from() {
    return from;
  }

  @Override
  public SuccessionTrigger trigger() {
    return trigger;
  }

  @Override
  public SuccessionState to() {
    return to;
  }

  @Override
  public List<Guard> guards() {
    return guards;
  }
}
