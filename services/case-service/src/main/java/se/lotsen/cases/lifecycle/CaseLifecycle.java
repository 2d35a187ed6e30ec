package se.lotsen.cases.lifecycle;

import java.util.List;

/** Decides whether a step may be taken; never stores, never sends. */
public interface CaseLifecycle {
  Decision decide(Lifecycle lifecycle, CaseState now, CaseTrigger trigger, CaseFacts facts);

  /** A new state, or why not. */
  sealed interface Decision {
    record Moved(CaseState from, CaseState to) implements Decision {}

    /**
     * @param guards those that said no; empty when the table has no such step
     */
    record Refused(CaseState from, CaseTrigger trigger, List<Guard> guards) implements Decision {}
  }

  /** The guards of a step that say no to these facts. */
  static List<Guard> objections(Step<?, ?> step, CaseFacts facts) {
    return step.guards().stream().filter(guard -> !guard.allows(facts)).toList();
  }
}
