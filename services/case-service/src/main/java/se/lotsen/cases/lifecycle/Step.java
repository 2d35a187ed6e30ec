package se.lotsen.cases.lifecycle;

import java.util.List;
import se.lotsen.kit.lifecycle.LifecycleStep;

/** One row of a case's lifecycle. */
public interface Step<S extends CaseState, T extends CaseTrigger>
    extends LifecycleStep<S, T, CaseFacts> {
  @Override
  List<Guard> guards();
}
