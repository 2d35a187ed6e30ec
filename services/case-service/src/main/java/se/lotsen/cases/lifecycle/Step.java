package se.lotsen.cases.lifecycle;

import java.util.List;

/** One row of a lifecycle. From and to always differ: the machine cannot tell a step that stays. */
public interface Step<S extends CaseState, T extends CaseTrigger> {
  S from();

  T trigger();

  S to();

  /** All of them must hold; empty means always possible. */
  List<Guard> guards();
}
