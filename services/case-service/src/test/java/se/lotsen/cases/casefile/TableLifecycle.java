package se.lotsen.cases.casefile;

import java.util.List;
import se.lotsen.cases.lifecycle.CaseFacts;
import se.lotsen.cases.lifecycle.CaseLifecycle;
import se.lotsen.cases.lifecycle.CaseState;
import se.lotsen.cases.lifecycle.CaseTrigger;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.lifecycle.Verdict;

/** Decides as the table says, without a machine. */
final class TableLifecycle implements CaseLifecycle {
  @Override
  public Verdict<CaseState, CaseTrigger, CaseFacts> decide(
      Lifecycle lifecycle, CaseState now, CaseTrigger trigger, CaseFacts facts) {
    var step = lifecycle.table().step(now, trigger);
    if (step.isEmpty()) {
      return new Verdict.Refused<>(now, trigger, List.of());
    }
    var objections = step.get().objections(facts);
    return objections.isEmpty()
        ? new Verdict.Moved<>(now, step.get().to())
        : new Verdict.Refused<>(now, trigger, objections);
  }
}
