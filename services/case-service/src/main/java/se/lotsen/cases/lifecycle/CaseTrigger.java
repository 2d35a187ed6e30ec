package se.lotsen.cases.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleTrigger;
import se.lotsen.model.Text;
import se.lotsen.model.code.Labelled;
import se.lotsen.model.code.TriggerCode;

/** What somebody does to move a case of some lifecycle. */
public sealed interface CaseTrigger extends Labelled, LifecycleTrigger
    permits AdviceTrigger, SpinOffTrigger, SuccessionTrigger {
  @Override
  String name();

  @Override
  Text label();

  default TriggerCode code() {
    return new TriggerCode(name());
  }

  /** What it brings about beside the new state. */
  default Effect effect() {
    return Effect.NONE;
  }

  /** What a step may bring about. */
  enum Effect {
    NONE,
    /** A partner is waited for. */
    REFERS,
    /** The partner is waited for no longer. */
    TAKES_BACK,
    /** The company that was prepared has started. */
    STARTS_COMPANY,
    /** The business has its new owner. */
    TRANSFERS_BUSINESS
  }
}
