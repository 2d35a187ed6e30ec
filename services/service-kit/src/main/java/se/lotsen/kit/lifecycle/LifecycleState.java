package se.lotsen.kit.lifecycle;

import se.lotsen.model.Text;

/** A state of some lifecycle; an enum is one. */
public interface LifecycleState {
  String name();

  Text label();

  /** Whether something is still expected to happen. */
  boolean isOpen();
}
