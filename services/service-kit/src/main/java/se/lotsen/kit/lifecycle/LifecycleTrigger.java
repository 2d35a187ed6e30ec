package se.lotsen.kit.lifecycle;

import se.lotsen.model.Text;

/** What moves something from state to state; an enum is one. */
public interface LifecycleTrigger {
  String name();

  Text label();
}
