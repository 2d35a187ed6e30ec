package se.lotsen.kit.lifecycle;

import java.util.List;

/**
 * One row of a lifecycle. From and to always differ: the machine cannot tell a step that stays.
 *
 * @param <F> the facts its guards look at
 */
public interface LifecycleStep<S extends LifecycleState, T extends LifecycleTrigger, F> {
  S from();

  T trigger();

  S to();

  /** All of them must hold; empty means always possible. */
  List<? extends LifecycleGuard<F>> guards();

  /** The guards that say no to these facts. */
  default List<LifecycleGuard<F>> objections(F facts) {
    return guards().stream()
        .filter(guard -> !guard.allows(facts))
        .<LifecycleGuard<F>>map(guard -> guard)
        .toList();
  }
}
