package se.lotsen.kit.lifecycle;

/** Decides whether a step may be taken; never stores, never sends. */
public interface LifecycleMachine<S extends LifecycleState, T extends LifecycleTrigger, F> {
  Verdict<S, T, F> decide(S now, T trigger, F facts);

  /** The machine that lives by a table. */
  static <S extends LifecycleState, T extends LifecycleTrigger, F> LifecycleMachine<S, T, F> of(
      LifecycleTable<S, T, F> table) {
    return new SpringLifecycleMachine<>(table);
  }
}
