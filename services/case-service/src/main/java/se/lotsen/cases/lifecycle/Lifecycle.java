package se.lotsen.cases.lifecycle;

import java.util.List;
import java.util.Optional;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.StateCode;

/** The lifecycle of one type of case. The first state is where a case begins. */
public enum Lifecycle {
  ADVICE(
      CaseType.ADVICE,
      List.of(AdviceState.values()),
      List.of(AdviceTrigger.values()),
      List.of(AdviceStep.values())),
  SPIN_OFF(
      CaseType.SPIN_OFF,
      List.of(SpinOffState.values()),
      List.of(SpinOffTrigger.values()),
      List.of(SpinOffStep.values())),
  SUCCESSION(
      CaseType.SUCCESSION,
      List.of(SuccessionState.values()),
      List.of(SuccessionTrigger.values()),
      List.of(SuccessionStep.values()));

  private final CaseType type;
  private final List<CaseState> states;
  private final List<CaseTrigger> triggers;
  private final List<Step<?, ?>> steps;

  Lifecycle(
      CaseType type,
      List<? extends CaseState> states,
      List<? extends CaseTrigger> triggers,
      List<? extends Step<?, ?>> steps) {
    this.type = type;
    this.states = List.copyOf(states);
    this.triggers = List.copyOf(triggers);
    this.steps = List.copyOf(steps);
  }

  public static Lifecycle of(CaseType type) {
    for (var lifecycle : values()) {
      if (lifecycle.type == type) {
        return lifecycle;
      }
    }
    throw new IllegalStateException("No lifecycle for " + type);
  }

  public CaseType type() {
    return type;
  }

  public CaseState initial() {
    return states.getFirst();
  }

  public List<CaseState> states() {
    return states;
  }

  public List<CaseTrigger> triggers() {
    return triggers;
  }

  public List<Step<?, ?>> steps() {
    return steps;
  }

  public CaseState state(StateCode code) {
    return states.stream()
        .filter(state -> state.name().equals(code.value()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(code + " is no state of " + this));
  }

  /** Whether some step of it has this effect. */
  public boolean has(CaseTrigger.Effect effect) {
    return triggers.stream().anyMatch(trigger -> trigger.effect() == effect);
  }

  public Optional<CaseTrigger> trigger(String name) {
    return triggers.stream().filter(trigger -> trigger.name().equals(name)).findFirst();
  }

  /** The steps that lead out of a state, in the order of the table. */
  public List<Step<?, ?>> stepsFrom(CaseState state) {
    return steps.stream().filter(step -> step.from().equals(state)).toList();
  }

  public Optional<Step<?, ?>> step(CaseState from, CaseTrigger trigger) {
    return stepsFrom(from).stream().filter(step -> step.trigger().equals(trigger)).findFirst();
  }
}
