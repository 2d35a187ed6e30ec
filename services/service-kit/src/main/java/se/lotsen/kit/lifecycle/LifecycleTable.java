package se.lotsen.kit.lifecycle;

import java.util.List;
import java.util.Optional;
import se.lotsen.model.Text;

/**
 * A lifecycle: its states, of which the first is where it begins, its triggers and its steps.
 *
 * @param name of what lives by it, such as {@code SPIN_OFF}; also of its page
 */
public record LifecycleTable<S extends LifecycleState, T extends LifecycleTrigger, F>(
    String name,
    Text label,
    List<S> states,
    List<T> triggers,
    List<LifecycleStep<? extends S, ? extends T, F>> steps) {

  public static <S extends LifecycleState, T extends LifecycleTrigger, F>
      LifecycleTable<S, T, F> of(
          String name,
          Text label,
          S[] states,
          T[] triggers,
          LifecycleStep<? extends S, ? extends T, F>[] steps) {
    return new LifecycleTable<>(name, label, List.of(states), List.of(triggers), List.of(steps));
  }

  public S initial() {
    return states.getFirst();
  }

  /**
   * The state of this name.
   *
   * @throws IllegalStateException when there is none
   */
  public S state(String wanted) {
    return states.stream()
        .filter(state -> state.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(wanted + " is no state of " + name));
  }

  public Optional<T> trigger(String wanted) {
    return triggers.stream().filter(trigger -> trigger.name().equals(wanted)).findFirst();
  }

  /** The steps that lead out of a state, in the order of the table. */
  public List<LifecycleStep<? extends S, ? extends T, F>> stepsFrom(S state) {
    return steps.stream().filter(step -> step.from().equals(state)).toList();
  }

  public Optional<LifecycleStep<? extends S, ? extends T, F>> step(S from, T trigger) {
    return stepsFrom(from).stream().filter(step -> step.trigger().equals(trigger)).findFirst();
  }
}
