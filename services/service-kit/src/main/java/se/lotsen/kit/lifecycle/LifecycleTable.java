package se.lotsen.kit.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;

/**
 * A lifecycle: its states, of which the first is where it begins, its triggers and its steps.
 *
 * @param name of what lives by it, such as {@code SPIN_OFF}; also of its page
 */
public record LifecycleTable<S extends LifecycleState, T extends LifecycleTrigger, F>(
    String name, Text label, List<S> states, List<T> triggers, List<LifecycleStep<S, T, F>> steps) {

  /** Begins a table, to which rows are added in the order in which they are to be read. */
  public static <S extends LifecycleState, T extends LifecycleTrigger, F> Builder<S, T, F> of(
      String name, Text label, S[] states, T[] triggers) {
    return new Builder<>(name, label, List.of(states), List.of(triggers));
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

  /**
   * The trigger that somebody asks for by its name.
   *
   * @param theirs which triggers are for whoever asks
   * @throws RefusedException where there is none such: 422, with those there are
   */
  public T requireTrigger(String wanted, Predicate<T> theirs) {
    return trigger(wanted)
        .filter(theirs)
        .orElseThrow(
            () -> {
              var known = triggers.stream().filter(theirs).map(LifecycleTrigger::name).toList();
              return new RefusedException(
                  Refusal.invalid(
                      "unknown-trigger",
                      "trigger",
                      "Det steget finns inte här; det finns %s".formatted(known),
                      "There is no such step here; there are %s".formatted(known)));
            });
  }

  public T requireTrigger(String wanted) {
    return requireTrigger(wanted, any -> true);
  }

  /** The steps that lead out of a state, in the order of the table. */
  public List<LifecycleStep<S, T, F>> stepsFrom(S state) {
    return steps.stream().filter(step -> step.from().equals(state)).toList();
  }

  public Optional<LifecycleStep<S, T, F>> step(S from, T trigger) {
    return stepsFrom(from).stream().filter(step -> step.trigger().equals(trigger)).findFirst();
  }

  /** The rows of a table, one after the other. */
  public static final class Builder<S extends LifecycleState, T extends LifecycleTrigger, F> {
    private final String name;
    private final Text label;
    private final List<S> states;
    private final List<T> triggers;
    private final List<LifecycleStep<S, T, F>> steps = new ArrayList<>();

    private Builder(String name, Text label, List<S> states, List<T> triggers) {
      this.name = name;
      this.label = label;
      this.states = states;
      this.triggers = triggers;
    }

    /** One row: in this state the trigger leads to that one if all guards hold. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array goes no further than into a list
    public final Builder<S, T, F> step(S from, T trigger, S to, LifecycleGuard<F>... guards) {
      return fromEach(List.of(from), trigger, to, List.of(guards));
    }

    /** The same row for each of several states. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array goes no further than into a list
    public final Builder<S, T, F> fromEach(
        List<? extends S> from, T trigger, S to, LifecycleGuard<F>... guards) {
      return fromEach(from, trigger, to, List.of(guards));
    }

    private Builder<S, T, F> fromEach(
        List<? extends S> from, T trigger, S to, List<LifecycleGuard<F>> guards) {
      from.forEach(each -> steps.add(new LifecycleStep<>(each, trigger, to, guards)));
      return this;
    }

    public LifecycleTable<S, T, F> build() {
      return new LifecycleTable<>(name, label, states, triggers, List.copyOf(steps));
    }
  }
}
