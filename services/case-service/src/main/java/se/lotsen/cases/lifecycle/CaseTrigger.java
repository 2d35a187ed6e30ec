package se.lotsen.cases.lifecycle;

import se.lotsen.model.code.Labelled;
import se.lotsen.model.code.TriggerCode;

/** What somebody does to move a case of some lifecycle. */
public sealed interface CaseTrigger extends Labelled permits AdviceTrigger {
  String name();

  default TriggerCode code() {
    return new TriggerCode(name());
  }
}
