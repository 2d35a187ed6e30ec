package se.lotsen.kit.lifecycle;

import java.util.List;

/**
 * One row of a lifecycle. From and to always differ: the machine cannot tell a step that stays.
 *
 * @param guards all of them must hold; empty means always possible
 * @param <F> the facts they look at
 */
public record LifecycleStep<S extends LifecycleState, T extends LifecycleTrigger, F>(
    S from, T trigger, S to, List<LifecycleGuard<F>> guards) {

  /** The guards that say no to these facts. */
  public List<LifecycleGuard<F>> objections(F facts) {
    return guards.stream().filter(guard -> !guard.allows(facts)).toList();
  }
}
