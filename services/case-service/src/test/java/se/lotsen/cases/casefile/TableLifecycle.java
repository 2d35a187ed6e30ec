package se.lotsen.cases.casefile;

import java.util.List;
import se.lotsen.cases.lifecycle.CaseFacts;
import se.lotsen.cases.lifecycle.CaseLifecycle;
import se.lotsen.cases.lifecycle.CaseState;
import se.lotsen.cases.lifecycle.CaseTrigger;
import se.lotsen.cases.lifecycle.Lifecycle;

/** Decides as the table says, without a machine. */
final class TableLifecycle implements CaseLifecycle {
  @Override
  public Decision decide(Lifecycle lifecycle, CaseState now, CaseTrigger trigger, CaseFacts facts) {
    var step = lifecycle.step(now, trigger);
    if (step.isEmpty()) {
      return new Decision.Refused(now, trigger, List.of());
    }
    var objections = CaseLifecycle.objections(step.get(), facts);
    return objections.isEmpty()
        ? new Decision.Moved(now, step.get().to())
        : new Decision.Refused(now, trigger, objections);
  }
}
