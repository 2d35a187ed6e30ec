package se.lotsen.cases.lifecycle;

import se.lotsen.kit.lifecycle.Verdict;

/** Decides whether a step of a case may be taken; never stores, never sends. */
public interface CaseLifecycle {
  Verdict<CaseState, CaseTrigger, CaseFacts> decide(
      Lifecycle lifecycle, CaseState now, CaseTrigger trigger, CaseFacts facts);
}
