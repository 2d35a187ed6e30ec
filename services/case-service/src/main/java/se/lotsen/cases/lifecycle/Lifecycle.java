package se.lotsen.cases.lifecycle;

import java.util.List;
import java.util.Optional;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.StateCode;

/** The lifecycle of one type of case. The first state is where a case begins. */
public enum Lifecycle {
  ADVICE(CaseType.ADVICE, AdviceLifecycle.TABLE),
  SPIN_OFF(CaseType.SPIN_OFF, SpinOffLifecycle.TABLE),
  SUCCESSION(CaseType.SUCCESSION, SuccessionLifecycle.TABLE);

  private final CaseType type;
  private final LifecycleTable<CaseState, CaseTrigger, CaseFacts> table;

  Lifecycle(CaseType type, LifecycleTable<CaseState, CaseTrigger, CaseFacts> table) {
    this.type = type;
    this.table = table;
  }

  public static Lifecycle of(CaseType type) {
    for (var lifecycle : values()) {
      if (lifecycle.type == type) {
        return lifecycle;
      }
    }
    throw new IllegalStateException("No lifecycle for " + type);
  }

  public LifecycleTable<CaseState, CaseTrigger, CaseFacts> table() {
    return table;
  }

  public CaseState initial() {
    return table.initial();
  }

  public List<CaseState> states() {
    return table.states();
  }

  public List<CaseTrigger> triggers() {
    return table.triggers();
  }

  public CaseState state(StateCode code) {
    return table.state(code.value());
  }

  /** Whether some step of it has this effect. */
  public boolean has(CaseTrigger.Effect effect) {
    return trigger(effect).isPresent();
  }

  /** What brings this effect about, if anything does. */
  public Optional<CaseTrigger> trigger(CaseTrigger.Effect effect) {
    return triggers().stream().filter(trigger -> trigger.effect() == effect).findFirst();
  }
}
